import { hashOf, newToken, openUnder, sealUnder } from './sealed-under.js';

describe('a draft under its token', () => {
  const token = newToken();
  const sealed = sealUnder(token, 'draft', Buffer.from('ma tension'));

  it('opens with its token, in its place', () => {
    expect(openUnder(token, 'draft', sealed).toString()).toBe('ma tension');
  });

  it('stays shut under another token, in another place, and when a bit was changed', () => {
    const bent = Buffer.from(sealed);
    bent.writeUInt8(bent.readUInt8(14) ^ 1, 14);
    expect(() => openUnder(newToken(), 'draft', sealed)).toThrow();
    expect(() => openUnder(token, 'file 1', sealed)).toThrow();
    expect(() => openUnder(token, 'draft', bent)).toThrow();
  });

  it('shows neither words nor token to who reads the table', () => {
    expect(sealed.toString('latin1')).not.toContain('tension');
    expect(hashOf(token).toString('base64url')).not.toBe(token);
  });
});
