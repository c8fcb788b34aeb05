import type { JournalEntry } from '#libs/journal';
import type { AccountId, Actor } from '#libs/kernel';
import type { ApplicationVersion, VersionMove } from '../../domain/version/application-version.js';
import type { VersionState } from '../../domain/version/application-version.lifecycle.js';
import type { UndeclaredChange, UndeclaredMove } from '../../domain/version/undeclared-change.js';
import type { VersionEvent } from '../../domain/version/version.events.js';
import type { ReferencingScope } from '../referencing.work.js';

export const CONFIRMATION_TIMER = 'version.confirmation';
export const UNDECLARED_TIMER = 'undeclared-change.limit';

type Telling = Pick<ReferencingScope, 'journal' | 'outbox'>;

interface Told {
  readonly actor: Actor;
  readonly at: Date;
  readonly facts?: JournalEntry['facts'];
}

export const versionSubject = ({ id }: ApplicationVersion) => ({ kind: 'application-version', id });
export const undeclaredSubject = ({ id }: UndeclaredChange) => ({ kind: 'undeclared-change', id });

/** Writes down and announces one step of a version; `move` is null for its first appearance. */
export async function tellVersion(
  { journal, outbox }: Telling,
  version: ApplicationVersion,
  move: VersionMove | null,
  { actor, at, facts }: Told,
): Promise<void> {
  const { id, listingId, number, state, impact, draw, version: row, declaredBy } = version.toSnapshot();
  const action = move?.action ?? firstOf(state, declaredBy);
  await journal.append({
    kind: `application-version.${action}`,
    subject: versionSubject(version),
    actor,
    at,
    ...(move && { from: move.from }),
    to: state,
    facts: { ...(move && { rule: move.rule }), listing: listingId, number, class: impact?.class ?? null, ...facts },
  });
  const drawn = action === 'confirmMinor' && draw?.drawn === true;
  const payload = { versionId: id, listingId, action, from: move?.from ?? null, to: state, drawn, version: row };
  await outbox.announce({ name: 'referencing.version-moved.v1', payload, occurredAt: at } satisfies VersionEvent);
}

/** How a version appears: it was judged with a whole file, or anew after an appeal, or its publisher declared it. */
function firstOf(state: VersionState, declaredBy: AccountId | null): 'assess' | 'judgeAgain' | 'declare' {
  if (state === 'assessing') return 'judgeAgain';
  return declaredBy === null ? 'assess' : 'declare';
}

export async function tellUndeclared(
  { journal, outbox }: Telling,
  change: UndeclaredChange,
  move: UndeclaredMove | null,
  { actor, at, facts }: Told,
): Promise<void> {
  const { id, listingId, number, state } = change.toSnapshot();
  const action = move?.action ?? ('find' as const);
  await journal.append({
    kind: `undeclared-change.${action}`,
    subject: undeclaredSubject(change),
    actor,
    at,
    ...(move && { from: move.from }),
    to: state,
    facts: { listing: listingId, number, ...facts },
  });
  const payload = { changeId: id, listingId, action, to: state };
  await outbox.announce({
    name: 'referencing.undeclared-change-moved.v1',
    payload,
    occurredAt: at,
  } satisfies VersionEvent);
}
