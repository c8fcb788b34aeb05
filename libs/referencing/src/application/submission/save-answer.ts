import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, Invalid, NotFound, StaleVersion } from '#libs/kernel';
import type { DossierId } from '../../domain/dossier/dossier.js';
import { type Answer, judgedIn, type ScopeItem } from '../../domain/submission/answer.js';
import { personOf } from '../dossier/dossier-action.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';

export interface AnswerCommand extends Omit<Answer, 'version'> {
  readonly dossierId: DossierId;
  /** 0 for the first answer to this criterion. */
  readonly expectedVersion: number;
}

/**
 * The publisher answers one criterion. Answers have versions of their own, so that two people may fill the file at once;
 * after a return only the items sent back may be changed (PUB-05, PUB-07).
 */
@Injectable()
export class SaveAnswer {
  constructor(
    private readonly work: ReferencingWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, { dossierId, expectedVersion, ...answer }: AnswerCommand): Promise<Answer> {
    return this.work.transaction(async (scope) => {
      const dossier = await scope.dossiers.forUpdate(dossierId);
      const { state, returns } = dossier.toSnapshot();
      const item = judgedIn(await scope.scopeItems.of(dossierId)).find(
        ({ criterion }) => criterion === answer.criterion,
      );
      if (!item) throw new NotFound('criterion in scope', answer.criterion);
      if (!(await editableCriteria(scope, dossierId, state, returns)).has(answer.criterion)) {
        throw new Conflict('answer_closed', `The answer to ${answer.criterion} cannot be changed now.`, { state });
      }
      await refuseUnfounded(scope, dossierId, item, answer);

      const present = (await scope.answers.of(dossierId)).find(({ criterion }) => criterion === answer.criterion);
      const version = present?.version ?? 0;
      if (version !== expectedVersion) throw new StaleAnswer(expectedVersion, version, present, answer);
      const saved = { ...answer, version: version + 1 };
      await scope.answers.save(dossierId, saved, personOf(actor), this.clock.now());
      return saved;
    });
  }
}

/** Both texts are given back, so that nothing that was written is lost (PUB-05). */
class StaleAnswer extends StaleVersion {
  constructor(expected: number, actual: number, present: Answer | undefined, yours: Omit<Answer, 'version'>) {
    super(expected, actual);
    Object.assign(this.facts, { present: present ?? null, yours });
  }
}

/** The criteria whose answer may be changed now: all in preparation, the flagged after a return, the asked in a clarification. */
export async function editableCriteria(
  scope: ReferencingScope,
  dossierId: DossierId,
  state: string,
  returns: number,
): Promise<ReadonlySet<string>> {
  if (state === 'preparation' && returns > 0) {
    return new Set((await scope.submissions.flagged(dossierId, returns)).map(({ criterion }) => criterion));
  }
  if (state === 'preparation') {
    return new Set(judgedIn(await scope.scopeItems.of(dossierId)).map(({ criterion }) => criterion));
  }
  const open = (await scope.clarifications.of(dossierId)).map((c) => c.toSnapshot()).filter((c) => c.state === 'open');
  return new Set(open.flatMap(({ rounds }) => rounds.at(-1)?.questions.map(({ criterion }) => criterion) ?? []));
}

async function refuseUnfounded(
  scope: ReferencingScope,
  dossierId: DossierId,
  item: ScopeItem,
  { selfVerdict, naReason, evidence }: Omit<Answer, 'version'>,
): Promise<void> {
  const mine = new Set((await scope.evidence.of(dossierId)).map(({ id }) => id));
  const strangers = evidence.filter((id) => !mine.has(id));
  const reasons = [
    ...strangers.map((id) => ({
      code: 'unknown_evidence',
      message: `${id} is no file of this dossier`,
      field: '/evidence',
    })),
    ...(selfVerdict === 'non_applicable' && !item.naReasons.includes(naReason ?? '')
      ? [
          {
            code: 'reason_not_admissible',
            message: 'is not among the admissible reasons of this criterion',
            field: '/naReason',
          },
        ]
      : []),
    ...(selfVerdict !== 'non_applicable' && naReason !== null
      ? [{ code: 'reason_without_use', message: 'goes with non_applicable only', field: '/naReason' }]
      : []),
  ];
  if (reasons.length > 0) throw new Invalid('answer_unfounded', 'The answer does not hold.', reasons);
}
