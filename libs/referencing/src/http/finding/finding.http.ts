import type { Provider, Type } from '@nestjs/common';
import { AnswerFinding } from '../../application/finding/answer-finding.js';
import { JudgeFinding } from '../../application/finding/judge-finding.js';
import { KeepFindingEvidence } from '../../application/finding/keep-finding-evidence.js';
import { RelieveFinding } from '../../application/finding/relieve-finding.js';
import { FindingController } from './finding.controller.js';
import { FindingEvidenceController } from './finding-evidence.controller.js';
import { FindingPresenter } from './finding-presenter.js';
import { FindingStepsController } from './finding-steps.controller.js';

/** What the API mounts for findings. */
export const findingControllers: Type[] = [FindingController, FindingStepsController, FindingEvidenceController];

export const findingHttpProviders: Provider[] = [
  FindingPresenter,
  AnswerFinding,
  JudgeFinding,
  RelieveFinding,
  KeepFindingEvidence,
];
