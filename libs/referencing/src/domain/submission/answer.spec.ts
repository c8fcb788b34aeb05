import { newId } from '#libs/kernel';
import { aScopeItem } from '../../testing.js';
import { type Answer, type Evidence, type EvidenceId, gapsOf, type ScanState } from './answer.js';

const file = newId<'Evidence'>();
const evidence = (scan: ScanState): Evidence => ({
  id: file,
  fileName: 'registre.pdf',
  mediaType: 'application/pdf',
  size: 10,
  sha256: 'a'.repeat(64),
  scan,
  confidentiality: 'panel',
});
const answer = (given: Partial<Answer> = {}): Answer => ({
  criterion: 'DRO-01',
  selfVerdict: 'conforme',
  naReason: null,
  text: 'Oui.',
  evidence: [file] as EvidenceId[],
  version: 1,
  ...given,
});

describe('the gaps of a file', () => {
  it('are none when each mandatory criterion is answered and each claim of conformity has its file', () => {
    expect(gapsOf([aScopeItem()], [answer()], [evidence('clean')], true)).toEqual({
      unanswered: [],
      withoutEvidence: [],
      unacceptableFiles: [],
    });
  });

  it('name the mandatory criterion without an answer, and leave the optional one alone', () => {
    const scope = [aScopeItem(), aScopeItem({ criterion: 'CMP-01', obligation: 'optionnel' })];

    expect(gapsOf(scope, [], [], false).unanswered).toEqual(['DRO-01']);
  });

  it('name a claim of conformity without its file, but not an admitted gap', () => {
    const scope = [aScopeItem(), aScopeItem({ criterion: 'DRO-02' })];
    const answers = [
      answer({ evidence: [] }),
      answer({ criterion: 'DRO-02', selfVerdict: 'non_conforme', evidence: [] }),
    ];

    expect(gapsOf(scope, answers, [], false).withoutEvidence).toEqual(['DRO-01']);
  });

  it.each([
    ['clean', true, true],
    ['clean', false, true],
    ['not_scanned', true, false],
    ['not_scanned', false, true],
    ['pending', false, false],
    ['infected', false, false],
  ] as const)('a file that is %s, antivirus required %s: acceptable %s', (scan, required, acceptable) => {
    const { unacceptableFiles } = gapsOf([aScopeItem()], [answer()], [evidence(scan)], required);

    expect(unacceptableFiles).toEqual(acceptable ? [] : [file]);
  });
});
