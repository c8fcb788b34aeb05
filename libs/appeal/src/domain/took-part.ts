import { type AccountId, Conflict, type Reason } from '#libs/kernel';

/** Why somebody may not hear an appeal. */
export const OBSTACLES = [
  'signed',
  'prepared',
  'proposed',
  'led',
  'handled',
  'panel',
  'interest',
  'not_oversight',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** Everybody who may not hear an appeal, with each reason why. */
export type Obstacles = ReadonlyMap<AccountId, ReadonlySet<Obstacle>>;

export const obstacleTexts: Readonly<Record<Obstacle, string>> = {
  signed: 'signed the decision, or ratified it',
  prepared: 'prepared the decision',
  proposed: 'asked for the measure',
  led: 'led the dossier',
  handled: 'acted on the dossier',
  panel: 'sat on the panel',
  interest: 'has an interest in the publisher',
  not_oversight: 'is no member of the oversight body',
};

export function obstaclesFrom(found: readonly { accountId: AccountId; obstacle: Obstacle }[]): Obstacles {
  const all = new Map<AccountId, Set<Obstacle>>();
  for (const { accountId, obstacle } of found) {
    all.set(accountId, (all.get(accountId) ?? new Set()).add(obstacle));
  }
  return all;
}

/** A choice of members that would let somebody judge what he took part in. `field` points at the member. */
export class MembersRefused extends Conflict {
  constructor(reasons: readonly Reason[]) {
    super('members_refused', 'These members cannot hear the appeal.', {}, reasons);
  }
}

/** @throws MembersRefused naming each of them and each reason; Conflict `too_few_members` */
export function refuseMembers(
  members: readonly AccountId[],
  { obstacles, body, needed }: { obstacles: Obstacles; body: ReadonlySet<AccountId>; needed: number },
): void {
  const reasons = members.flatMap((member, index): Reason[] =>
    obstaclesOf(member, obstacles, body).map((code) => ({
      code,
      message: obstacleTexts[code],
      field: `/members/${index}`,
    })),
  );
  if (reasons.length > 0) throw new MembersRefused(reasons);
  if (members.length < needed) {
    throw new Conflict('too_few_members', `An appeal is heard by ${needed} members at least.`, { needed });
  }
}

/** What stands in the way of one person. */
export const obstaclesOf = (person: AccountId, obstacles: Obstacles, body: ReadonlySet<AccountId>): Obstacle[] => [
  ...(obstacles.get(person) ?? []),
  ...(body.has(person) ? [] : (['not_oversight'] as const)),
];
