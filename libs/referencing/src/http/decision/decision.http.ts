import type { Provider, Type } from '@nestjs/common';
import { ReplaceDecision } from '../../application/decision/replace-decision.js';
import { HearPublisher } from '../../application/measure/hear-publisher.js';
import { MeasureListing } from '../../application/measure/measure-listing.js';
import { ProlongListing } from '../../application/measure/prolong-listing.js';
import { WithdrawListing } from '../../application/measure/withdraw-listing.js';
import { AcknowledgeNotice } from '../../application/notice/acknowledge-notice.js';
import { ListingController } from '../listing/listing.controller.js';
import { ListingPresenter } from '../listing/listing-presenter.js';
import { HearingController } from '../measure/hearing.controller.js';
import { ListingMeasuresController } from '../measure/listing-measures.controller.js';
import { MeasureProposalController } from '../measure/measure-proposal.controller.js';
import { NoticeController } from '../notice/notice.controller.js';
import { NoticePresenter } from '../notice/notice-presenter.js';
import { DecisionController } from './decision.controller.js';
import { DecisionPage } from './decision-page.js';
import { DecisionStandings } from './decision-standings.js';
import { ReplacementController } from './replacement.controller.js';

/** What the API mounts for decisions, notices and listings. */
export const decisionControllers: Type[] = [
  DecisionController,
  ReplacementController,
  NoticeController,
  ListingController,
  ListingMeasuresController,
  HearingController,
  MeasureProposalController,
];

export const decisionHttpProviders: Provider[] = [
  DecisionStandings,
  DecisionPage,
  ReplaceDecision,
  NoticePresenter,
  AcknowledgeNotice,
  ListingPresenter,
  MeasureListing,
  HearPublisher,
  WithdrawListing,
  ProlongListing,
];
