import type { ClassProvider } from '@nestjs/common';
import { DecisionReads } from '../../application/decision/decision-reads.js';
import { FindingReads } from '../../application/finding/finding-reads.js';
import { ListingReads } from '../../application/listing/listing-reads.js';
import { NoticeReads } from '../../application/notice/notice-reads.js';
import { PgFindingReads } from '../finding/pg-finding-reads.js';
import { PgListingReads } from '../listing/pg-listing-reads.js';
import { PgNoticeReads } from '../notice/pg-notice-reads.js';
import { PgDecisionReads } from './pg-decision-reads.js';

/** The reads of decisions and of what follows from them, over the connection of the process. */
export const decisionReads: ClassProvider[] = [
  { provide: DecisionReads, useClass: PgDecisionReads },
  { provide: NoticeReads, useClass: PgNoticeReads },
  { provide: ListingReads, useClass: PgListingReads },
  { provide: FindingReads, useClass: PgFindingReads },
];
