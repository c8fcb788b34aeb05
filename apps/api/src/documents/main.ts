import 'reflect-metadata';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { houseLifecycles } from '#libs/house';
import { projectRoot } from '#libs/kernel';
import { ApiModule } from '../api.module.js';
import { operations } from '../operations.js';
import { accessPage } from './access-page.js';
import { lifecyclesPage } from './lifecycles-page.js';
import { openApiDocument } from './openapi-document.js';
import { settingsPage } from './settings-page.js';

/**
 * Writes the documents that are made from code; with `--check` only says which are stale, and fails.
 * The contract is read from the decorators alone: no database is asked.
 */
const app = await NestFactory.create(ApiModule, new FastifyAdapter(), {
  preview: true,
  logger: false,
  abortOnError: false,
});
const documents = {
  'docs/openapi.json': `${JSON.stringify(openApiDocument(app, operations), null, 2)}\n`,
  'docs/generated/access.md': accessPage(operations),
  'docs/generated/settings.md': settingsPage(),
  'docs/generated/lifecycles.md': lifecyclesPage(houseLifecycles),
};

const stale = Object.entries(documents).filter(([file, text]) => present(file) !== text);
if (process.argv.includes('--check')) {
  for (const [file] of stale) process.stderr.write(`${file} is stale: run npm run docs\n`);
  process.exit(stale.length === 0 ? 0 : 1);
}
for (const [file, text] of stale) {
  mkdirSync(path.dirname(path.join(projectRoot, file)), { recursive: true });
  writeFileSync(path.join(projectRoot, file), text);
  process.stdout.write(`${file} written\n`);
}
process.exit(0);

function present(file: string): string | undefined {
  try {
    return readFileSync(path.join(projectRoot, file), 'utf8');
  } catch {
    return undefined;
  }
}
