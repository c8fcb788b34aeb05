import { Global, Module } from '@nestjs/common';
import { readSettings, type SettingsValues } from './settings.js';

/** Injection token and type of the settings: `constructor(@Inject(Settings) private readonly settings: Settings)`. */
export const Settings = Symbol('Settings');
export type Settings = SettingsValues;

@Global()
@Module({
  providers: [{ provide: Settings, useFactory: () => readSettings(process.env) }],
  exports: [Settings],
})
export class SettingsModule {}
