// Makes, or checks with --check, the documents derived from code: contract, access, settings, lifecycles.
// Nest's own build is used here because its plugin reads the contract from types and comments.
import { spawnSync } from 'node:child_process';

const run = (args) => {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

run(['node_modules/@nestjs/cli/bin/nest.js', 'build']);
run(['--conditions=openapi', 'dist-openapi/apps/api/src/documents/main.js', ...process.argv.slice(2)]);
