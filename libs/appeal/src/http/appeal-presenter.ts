import { Injectable } from '@nestjs/common';
import type { Acting } from '#libs/access';
import { limitAt, type StateWords } from '#libs/http';
import { Clock, NotFound } from '#libs/kernel';
import { AppealReads } from '../application/appeal-reads.js';
import { Circumstances } from '../application/circumstances.js';
import { ContestedReader } from '../application/neighbours.js';
import { type AppealId, type AppealSnapshot, filedInTime } from '../domain/appeal.js';
import { type AppealState, appealLifecycle } from '../domain/appeal.lifecycle.js';
import { obstaclesOf, obstacleTexts } from '../domain/took-part.js';
import type { AppealCandidateListView, AppealLineView, AppealView } from './appeal.view.js';
import { appealActions } from './appeal-actions.js';

const STATE_WORDS: StateWords<AppealState> = {
  filed: { fr: 'Recours déposé', en: 'Appeal filed' },
  examining: { fr: 'Recours en examen', en: 'Appeal being examined' },
  settled: { fr: 'Recours tranché', en: 'Appeal settled' },
  inadmissible: { fr: 'Recours irrecevable', en: 'Appeal inadmissible' },
  withdrawn: { fr: 'Recours retiré', en: 'Appeal withdrawn' },
};

/** What the form will say is not held against the offer: it is stated with the act. */
const WILL_BE_STATED = { motive: 'given with the act', urgent: true, seriouslyDoubtful: true } as const;

/** An appeal as one reader gets it, with what he may do about it now. */
@Injectable()
export class AppealPresenter {
  constructor(
    private readonly reads: AppealReads,
    private readonly circumstances: Circumstances,
    private readonly contested: ContestedReader,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async view({ actor, person, standings }: Acting, id: AppealId): Promise<AppealView> {
    const appeal = await this.found(id);
    const facts = await this.circumstances.of(appeal, actor.accountId, WILL_BE_STATED);
    const { grounds, members, defenceDueOn, defence, stayMotive, answer } = appeal;
    return {
      ...appealLine(appeal),
      grounds,
      limitDueAt: instant(appeal.limitDueAt),
      membersNeeded: facts.membersNeeded,
      membersChosen: members.length,
      ...(person.staffRoles.length > 0 && { members: await this.members(appeal) }),
      defenceDueOn,
      defence,
      defenceAt: instant(appeal.defenceAt),
      stayMotive,
      stayOrderedAt: instant(appeal.stayOrderedAt),
      stayEndedAt: instant(appeal.stayEndedAt),
      answer,
      effect: await this.contested.carriedOut(id),
      clock: limitAt(appeal.stateDueAt, this.clock.now()),
      actions: appealActions(appeal, facts, standings),
    };
  }

  /** Everybody of the body, with what stands in his way: in an emergency the first who may act is found at once. */
  async candidates(id: AppealId): Promise<AppealCandidateListView> {
    const appeal = await this.found(id);
    const { obstacles, body, needed } = await this.circumstances.candidates(appeal);
    const everybody = new Set(body.keys());
    const items = [...body].map(([member, name]) => {
      const reasons = obstaclesOf(member, obstacles, everybody).map((code) => ({ code, message: obstacleTexts[code] }));
      return { id: member, name, eligible: reasons.length === 0, chosen: appeal.members.includes(member), reasons };
    });
    return { items, needed };
  }

  private async members(appeal: AppealSnapshot) {
    const { body } = await this.circumstances.candidates(appeal);
    return appeal.members.map((id) => ({ id, name: body.get(id) ?? '' }));
  }

  private async found(id: AppealId): Promise<AppealSnapshot> {
    const appeal = await this.reads.find(id);
    if (!appeal) throw new NotFound('appeal', id);
    return appeal;
  }
}

export function appealLine(appeal: AppealSnapshot): AppealLineView {
  const { id, number, contested, contestedNumber, decisionId, dossierId, applicationId, applicationName } = appeal;
  const { inTimeFrom, inTimeUntil, state, stay, outcome, version } = appeal;
  return {
    id,
    number,
    contested,
    contestedNumber,
    decisionId,
    dossierId,
    applicationId,
    applicationName,
    organisationId: appeal.appellantId,
    filedAt: appeal.filedAt.toISOString(),
    filedInTime: filedInTime(appeal),
    inTimeFrom,
    inTimeUntil,
    state,
    publicState: STATE_WORDS[state],
    waitingOn: appealLifecycle.waitingOn[state] ?? 'nobody',
    dueAt: instant(appeal.stateDueAt),
    stay,
    outcome,
    closedAt: instant(appeal.closedAt),
    version,
  };
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;
