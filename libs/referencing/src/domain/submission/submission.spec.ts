import fc from 'fast-check';
import { type AccountId, newId } from '#libs/kernel';
import type { EvidenceId } from './answer.js';
import { changedCriteria, freeze, hashOf, type SubmittedFile } from './submission.js';

const content = (texts: Record<string, string>): SubmittedFile => ({
  answers: Object.entries(texts).map(([criterion, text]) => ({
    criterion,
    selfVerdict: 'conforme',
    naReason: null,
    text,
    evidence: [],
  })),
  evidence: [],
  statement: 'Je certifie la sincérité de ces réponses.',
});
const submission = (given: SubmittedFile, number = 1) => ({
  id: newId<'Submission'>(),
  dossierId: newId<'Dossier'>(),
  number,
  frozenAt: new Date('2026-03-02T09:00:00Z'),
  frozenBy: 'somebody' as AccountId,
  content: given,
});

describe('a frozen submission', () => {
  it('bears a hash that anyone can compute again from number and content', () => {
    const frozen = freeze(submission(content({ 'DRO-01': 'Oui.' })));

    expect(frozen.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf(frozen)).toBe(frozen.hash);
  });

  it('has another hash as soon as one letter, or the number, is another', () => {
    const first = submission(content({ 'DRO-01': 'Oui.' }));

    expect(hashOf({ ...first, content: content({ 'DRO-01': 'Non.' }) })).not.toBe(hashOf(first));
    expect(hashOf({ ...first, number: 2 })).not.toBe(hashOf(first));
  });
});

describe('the criteria that changed between two versions', () => {
  it('are those whose answer, or the bytes of whose evidence, differ (EXP-10)', () => {
    const id = newId<'Evidence'>() as EvidenceId;
    const withFile = (sha256: string): SubmittedFile => ({
      ...content({}),
      answers: [{ criterion: 'SEC-01', selfVerdict: 'conforme', naReason: null, text: 'Voir pièce.', evidence: [id] }],
      evidence: [{ id, fileName: 'a.pdf', mediaType: 'application/pdf', size: 1, sha256 }],
    });

    expect(changedCriteria(withFile('a'.repeat(64)), withFile('b'.repeat(64)))).toEqual(['SEC-01']);
  });

  it('are none for the same file, whatever the order of its answers', () => {
    const texts = fc.dictionary(fc.constantFrom('DRO-01', 'SEC-01', 'MED-05', 'ECO-02'), fc.string());

    fc.assert(
      fc.property(texts, (given) => {
        const file = content(given);
        return changedCriteria(file, { ...file, answers: file.answers.toReversed() }).length === 0;
      }),
    );
  });

  it('are exactly the edited ones', () => {
    const before = content({ 'DRO-01': 'a', 'SEC-01': 'b', 'ECO-02': 'c' });

    expect(changedCriteria(before, content({ 'DRO-01': 'a', 'SEC-01': 'x', 'ECO-02': 'c', 'MED-05': 'd' }))).toEqual([
      'MED-05',
      'SEC-01',
    ]);
  });
});
