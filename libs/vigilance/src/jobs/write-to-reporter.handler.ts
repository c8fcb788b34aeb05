import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler } from '#libs/jobs';
import type { Words } from '#libs/kernel';
import { Letters } from '#libs/notification';
import { IntakeRules } from '../application/neighbours.js';
import type { ReporterStep, VigilanceEvents } from '../application/vigilance.events.js';
import { JobWork } from '../application/vigilance.work.js';

/** Never what a report is about: a letter may be read by others. */
const STEPS: Readonly<Record<ReporterStep, Words>> = {
  received: {
    fr: 'il est reçu, et une personne va le lire',
    en: 'it was received, and a person will read it',
  },
  routed: {
    fr: 'il est qualifié et transmis aux services compétents',
    en: 'it was qualified and sent to the competent services',
  },
  redirected: {
    fr: 'il est qualifié, et votre suivi dit quel service est compétent',
    en: 'it was qualified, and its page says which service is competent',
  },
  set_aside: {
    fr: 'son examen est terminé, et votre suivi dit pourquoi',
    en: 'its examination is over, and its page says why',
  },
  answered: { fr: 'une réponse vous attend', en: 'an answer awaits you' },
  news: { fr: 'une étape de son examen est franchie', en: 'its examination has moved on' },
};

/** Writes to who reported and left an address. The letter names the report; where it goes is known when it leaves. */
@Injectable()
@Handles('vigilance.write-to-reporter')
export class WriteToReporterHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly intake: IntakeRules,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { reportId, step, message } = payload as VigilanceEvents['vigilance.reporter-told.v1'];
    return this.work.within(tx, async ({ reports }) => {
      const { number } = await reports.get(reportId);
      await this.letters.post(tx, {
        template: 'report-news',
        key: `report-news:${reportId}:${step}:${message}`,
        to: { sealed: reportId, language: 'fr' },
        about: { kind: 'incident-report', id: reportId },
        path: this.intake.followUpPage,
        data: { report: number, what: STEPS[step] },
      });
    });
  }
}
