import { type AccountId, ActionNotAllowed, ConditionsNotMet, flawsOf, newId } from '#libs/kernel';
import { Contract } from './contract.js';
import { contractLifecycle } from './contract.lifecycle.js';

const HASH = 'a'.repeat(64);
const at = new Date('2026-03-02T09:00:00Z');
const issued = () =>
  Contract.issue({
    id: newId<'Contract'>(),
    number: 'CONV-1',
    applicationId: newId<'Application'>(),
    dossierId: newId<'Dossier'>(),
    templateVersion: 'convention-1',
    body: 'Texte.',
    documentHash: HASH,
    issuedAt: at,
  });
const signature = (documentHash = HASH) => ({ by: 'somebody' as AccountId, at, documentHash });

describe('the path of a contract', () => {
  it('has no flaw', () => {
    expect(flawsOf(contractLifecycle)).toEqual([]);
  });
});

describe('a contract', () => {
  it('is in force once both parties have signed the text that was issued', () => {
    const contract = issued();
    contract.sign('publisher', signature());
    contract.sign('regulator', signature());

    expect(contract.state).toBe('in_force');
  });

  it('refuses a signature under another text, and stays as it was', () => {
    const contract = issued();

    expect(() => contract.sign('publisher', signature('b'.repeat(64)))).toThrow(ConditionsNotMet);
    expect(contract.toSnapshot()).toMatchObject({ state: 'issued', publisherSignature: null, version: 1 });
  });

  it('is not signed by the authority before the publisher', () => {
    expect(() => issued().sign('regulator', signature())).toThrow(ActionNotAllowed);
  });

  it('cannot be signed once it was declined', () => {
    const contract = issued();
    contract.decline();

    expect(() => contract.sign('publisher', signature())).toThrow(ActionNotAllowed);
  });
});
