import type { Provider, Type } from '@nestjs/common';
import { AcknowledgeNotice } from '../../application/notice/acknowledge-notice.js';
import { FindingController } from '../finding/finding.controller.js';
import { ListingController } from '../listing/listing.controller.js';
import { NoticeController } from '../notice/notice.controller.js';
import { NoticePresenter } from '../notice/notice-presenter.js';
import { DecisionController } from './decision.controller.js';
import { DecisionStandings } from './decision-standings.js';

/** What the API mounts for decisions, notices, listings and findings. */
export const decisionControllers: Type[] = [DecisionController, NoticeController, ListingController, FindingController];

export const decisionHttpProviders: Provider[] = [DecisionStandings, NoticePresenter, AcknowledgeNotice];
