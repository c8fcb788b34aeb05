import type { Provider } from '@nestjs/common';
import { TellUndeclaredHandler, TellVersionHandler } from './tell-version.handlers.js';
import {
  UndeclaredLimitHandler,
  VersionClassStandsHandler,
  VersionDossierEndedHandler,
  VersionListingEndedHandler,
} from './version-limits.handlers.js';

/** What the worker mounts for versions. */
export const versionHandlers: Provider[] = [
  VersionClassStandsHandler,
  VersionDossierEndedHandler,
  VersionListingEndedHandler,
  UndeclaredLimitHandler,
  TellVersionHandler,
  TellUndeclaredHandler,
];
