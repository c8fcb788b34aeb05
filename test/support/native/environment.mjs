import { TestEnvironment } from 'jest-environment-node';

/**
 * The specs run in the process as it is, beside the modules that earlier specs loaded; see runner.mjs. What a spec
 * changes of the process itself is put back when it ends.
 */
export default class NativeEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    const { fakeTimersModern, moduleMocker } = this;
    const { projectConfig } = config;
    this.global = globalThis;
    this.moduleMocker = new moduleMocker.constructor(globalThis);
    this.fakeTimersModern = new fakeTimersModern.constructor({ config: projectConfig, global: globalThis });
    this.kept = { console: globalThis.console, exit: process.exit, environment: { ...process.env } };
    Object.assign(process.env, projectConfig.testEnvironmentOptions.environment);
  }

  async teardown() {
    const { console, exit, environment } = this.kept;
    globalThis.console = console;
    process.exit = exit;
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
    await super.teardown();
  }
}
