import type { Provider, Type } from '@nestjs/common';
import { DeclareVersion } from '../../application/version/declare-version.js';
import { UndeclaredChangeController } from './undeclared-change.controller.js';
import { VersionController } from './version.controller.js';
import { VersionPresenter } from './version-presenter.js';
import { VersionStandings } from './version-standings.js';

/** What the API mounts for versions. */
export const versionControllers: Type[] = [VersionController, UndeclaredChangeController];

export const versionHttpProviders: Provider[] = [VersionStandings, VersionPresenter, DeclareVersion];
