import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { z } from 'zod';
import { Frameworks } from '#libs/criteria';
import { Conflict, DURATION_PATTERN, frenchCalendar, parseDuration, projectRoot } from '#libs/kernel';
import { type EvaluationFigures, EvaluationRules } from '../application/neighbours.js';

const duration = z.string().regex(DURATION_PATTERN);
const days = z.array(z.number().int());

const ownPolicy = z.strictObject({
  reminders: z.strictObject({ invitation: days, scoring: days }),
  more_time: z.strictObject({ longest: duration }),
  abandoned_draft: duration,
});

const readOwn = () => {
  const file = path.join(projectRoot, 'libs/evaluation/data/evaluation-policy.yaml');
  return ownPolicy.parse(parse(readFileSync(file, 'utf8')));
};

/** The policy of the version that a dossier is pinned to, with the figures of this context beside it. */
@Injectable()
export class PolicyFigures extends EvaluationRules {
  private readonly own = readOwn();

  constructor(private readonly frameworks: Frameworks) {
    super();
  }

  override async inForce(): Promise<EvaluationFigures> {
    const published = await this.frameworks.inForce();
    if (!published) throw new Conflict('no_framework_in_force', 'No version of the framework is in force.');
    return this.figures(published.policy);
  }

  override async of(frameworkVersion: string): Promise<EvaluationFigures> {
    return this.figures((await this.frameworks.get(frameworkVersion)).policy);
  }

  private figures({ experts, limits, calendar }: PolicyText): EvaluationFigures {
    return {
      conflictWindow: experts.conflict_window,
      maxOpenAssignments: experts.max_open_assignments,
      noTwoRenewalsInARow: experts.no_two_renewals_in_a_row,
      invitation: limits.invitation,
      scoring: limits.scoring,
      calendar: frenchCalendar({ alsaceMoselle: calendar.alsace_moselle }),
      reminders: this.own.reminders,
      longestMoreTime: parseDuration(this.own.more_time.longest).count,
      abandonedDraft: this.own.abandoned_draft,
    };
  }
}

type PolicyText = Awaited<ReturnType<Frameworks['get']>>['policy'];
