import { newId } from '#libs/kernel';
import { keepAnOwner, type MemberRole, Membership, publisherRole } from './membership.js';

const at = new Date('2026-11-23T09:00:00Z');
const organisationId = newId<'Organisation'>();
const member = (role: MemberRole, { signedIn = true } = {}) =>
  Membership.begin({
    id: newId<'Membership'>(),
    organisationId,
    accountId: signedIn ? newId<'Account'>() : null,
    email: 'membre@example.fr',
    role,
    from: at,
  });

describe('a membership', () => {
  it('bears the role of the glossary', () => {
    expect(publisherRole('editor')).toBe('publisher_editor');
  });

  it('ends once', () => {
    const membership = member('editor');

    membership.end(at);

    expect(membership.toSnapshot().to).toBe(at);
    expect(() => membership.end(at)).toThrow(/has ended/);
  });
});

describe('the owners of an organisation', () => {
  it('let one of two go', () => {
    const [first, second] = [member('owner'), member('owner')];

    expect(() => keepAnOwner([first, second], first)).not.toThrow();
  });

  it('keep the last one, whatever editors there are', () => {
    const owner = member('owner');

    expect(() => keepAnOwner([owner, member('editor')], owner)).toThrow(/last owner/);
  });

  it('do not count somebody who never signed in, nor somebody who has left', () => {
    const owner = member('owner');
    const gone = member('owner');
    gone.end(at);

    expect(() => keepAnOwner([owner, member('owner', { signedIn: false }), gone], owner)).toThrow(/last owner/);
  });

  it('do not hold back an editor', () => {
    const editor = member('editor');

    expect(() => keepAnOwner([editor], editor)).not.toThrow();
  });
});
