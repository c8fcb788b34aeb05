import type { Provider } from '@nestjs/common';
import { FindingDueHandler, FindingUnverifiedHandler } from './finding-limits.handlers.js';
import { FindingReaders } from './finding-readers.js';
import { OpenAuditFindingsHandler } from './open-audit-findings.handler.js';
import { OpenCaseFindingsHandler } from './open-case-findings.handler.js';
import {
  EscalateFindingHandler,
  RemindFindingHandler,
  TellFindingHandler,
  TellFindingsHandler,
} from './tell-finding.handlers.js';

/** What the worker mounts for findings. */
export const findingHandlers: Provider[] = [
  FindingReaders,
  FindingDueHandler,
  FindingUnverifiedHandler,
  OpenAuditFindingsHandler,
  OpenCaseFindingsHandler,
  TellFindingsHandler,
  TellFindingHandler,
  RemindFindingHandler,
  EscalateFindingHandler,
];
