import { readSettings, type SettingsValues } from '#libs/config';

/** The settings of a command: the same environment, validated the same way, as any process. */
// biome-ignore lint/style/noProcessEnv: the environment enters here and is validated at once
export const cliSettings = (): SettingsValues => readSettings(process.env);
