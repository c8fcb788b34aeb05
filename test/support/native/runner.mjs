import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import circus from 'jest-circus/runner';
import { root } from '../../../docker/local/paths.mjs';

const require = createRequire(import.meta.url);
const TIME_LIMIT = Symbol.for('TEST_TIMEOUT_SYMBOL');
const HANDLERS = Symbol.for('EVENT_HANDLERS');

/**
 * Jest's own runner, but a spec is imported by Node, as it was built, instead of in a world of its own: the thousands of
 * modules of the house are then loaded once for each worker, not once for each spec. What Jest does of its own (order,
 * time limits, hooks, reports) stays as it is.
 */
export default function nativeRunner(globalConfig, config, environment, runtime, testPath, sendMessage) {
  const native = Object.create(runtime, {
    requireInternalModule: { value: requireAnew },
    unstable_shouldLoadAsEsm: { value: () => true },
    unstable_importModule: { value: importBuilt },
  });
  globalThis.jest = jestFor(environment);
  delete globalThis[TIME_LIMIT];
  return circus.default(globalConfig, config, environment, native, testPath, sendMessage);
}

/** What Jest keeps about a spec belongs to that spec alone. */
function requireAnew(file) {
  delete require.cache[file];
  delete globalThis[HANDLERS];
  return require(file);
}

function importBuilt(file) {
  const built = path.join(root, 'dist', path.relative(root, file)).replace(/\.tsx?$/, '.js');
  return import(pathToFileURL(built).href);
}

/** The part of Jest's object that makes sense without a world for each spec: modules cannot be replaced. */
function jestFor({ moduleMocker, fakeTimersModern }) {
  return {
    fn: moduleMocker.fn.bind(moduleMocker),
    spyOn: moduleMocker.spyOn.bind(moduleMocker),
    useFakeTimers: () => fakeTimersModern.useFakeTimers(),
    useRealTimers: () => fakeTimersModern.useRealTimers(),
    advanceTimersByTimeAsync: (ms) => fakeTimersModern.advanceTimersByTimeAsync(ms),
    setTimeout: (ms) => {
      globalThis[TIME_LIMIT] = ms;
    },
  };
}
