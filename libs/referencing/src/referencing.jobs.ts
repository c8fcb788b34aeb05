import { joinJobs } from '#libs/jobs';
import { dossierJobs } from './jobs/dossier/dossier-jobs.js';
import { measureJobs } from './jobs/measure/measure-jobs.js';
import { noticeJobs } from './jobs/notice/notice.jobs.js';

/** What this context makes the worker do. */
export const referencingJobs = joinJobs(dossierJobs, noticeJobs, measureJobs);
