import { joinJobs } from '#libs/jobs';
import { appealJobs } from './jobs/appeal/appeal-jobs.js';
import { dossierJobs } from './jobs/dossier/dossier-jobs.js';
import { findingJobs } from './jobs/finding/finding-jobs.js';
import { measureJobs } from './jobs/measure/measure-jobs.js';
import { noticeJobs } from './jobs/notice/notice.jobs.js';
import { transitionJobs } from './jobs/transition/transition-jobs.js';
import { versionJobs } from './jobs/version/version-jobs.js';

/** What this context makes the worker do. */
export const referencingJobs = joinJobs(
  dossierJobs,
  noticeJobs,
  measureJobs,
  appealJobs,
  findingJobs,
  versionJobs,
  transitionJobs,
);
