import { type AccountId, newId } from '#libs/kernel';
import { MembersRefused, obstaclesFrom, refuseMembers } from './took-part.js';

const [one, two, signer, stranger] = Array.from({ length: 4 }, () => newId<'Account'>()) as [
  AccountId,
  AccountId,
  AccountId,
  AccountId,
];
const body = new Set([one, two, signer]);
const obstacles = obstaclesFrom([
  { accountId: signer, obstacle: 'signed' },
  { accountId: signer, obstacle: 'interest' },
]);
const choose = (members: readonly AccountId[]) => () => refuseMembers(members, { obstacles, body, needed: 2 });

describe('the members who hear an appeal', () => {
  it('are of the body, and took no part', () => {
    expect(choose([one, two])).not.toThrow();
  });

  it('are refused with every reason, each pointing at the member', () => {
    let reasons: unknown;
    try {
      choose([one, signer, stranger])();
    } catch (thrown) {
      reasons = (thrown as MembersRefused).reasons;
    }

    expect(reasons).toEqual([
      { code: 'signed', message: expect.any(String), field: '/members/1' },
      { code: 'interest', message: expect.any(String), field: '/members/1' },
      { code: 'not_oversight', message: expect.any(String), field: '/members/2' },
    ]);
  });

  it('are as many as the policy says, at least', () => {
    expect(choose([one])).toThrow('2 members');
  });
});
