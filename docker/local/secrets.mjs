import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Drawn at the first start and kept, readable by their owner alone. */
export function secretsIn(file) {
  if (!existsSync(file)) {
    const draw = () => randomBytes(32).toString('hex');
    const secrets = { session: draw(), oidc: draw(), database: draw() };
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
