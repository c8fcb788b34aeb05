import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The contract names a schema after its class: of two classes of one name, one would be documented as the other. */
describe('the classes of requests and answers', () => {
  it('have names that no two contexts share', () => {
    const files = readdirSync('libs', { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(dto|view)\.ts$/.test(file),
    );
    const names = files.flatMap((file) =>
      [...readFileSync(path.join('libs', file), 'utf8').matchAll(/^export class (\w+)/gm)].map(
        ([, name]) => name ?? '',
      ),
    );

    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
