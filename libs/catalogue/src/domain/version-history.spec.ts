import { type PublishedVersion, pastVersion } from './version-history.js';

const minor: PublishedVersion = {
  number: '4.2.1',
  state: 'superseded',
  class: 'minor',
  releaseOn: '2027-03-01',
  coveredOn: '2027-03-08',
  decisionNumber: 'DEC-2027-000004',
};

describe('a version of an application, to the public', () => {
  it('says what changed, when, and which decision covers it', () => {
    expect(pastVersion(minor)).toEqual({
      number: '4.2.1',
      change: 'minor',
      releaseOn: '2027-03-01',
      coveredOn: '2027-03-08',
      decisionNumber: 'DEC-2027-000004',
      isCurrent: false,
      sentence: {
        fr: 'Version 4.2.1 : changement mineur, l’évaluation précédente vaut pour elle ; diffusion le 1er mars 2027 ; couverte depuis le 8 mars 2027 par la décision DEC-2027-000004.',
        en: 'Version 4.2.1: minor change, the former assessment holds for it; release on 1 March 2027; covered since 8 March 2027 by decision DEC-2027-000004.',
      },
    });
  });

  it('says that no decision covers one that is being assessed', () => {
    const pending = { ...minor, state: 'assessing', class: 'minor', coveredOn: null, decisionNumber: null } as const;

    expect(pastVersion(pending)).toMatchObject({ change: 'substantial', isCurrent: false });
    expect(pastVersion(pending).sentence.en).toContain('no decision covers it yet');
  });

  it('leaves unsaid what nobody declared', () => {
    const whole = { ...minor, state: 'covered', class: null, releaseOn: null } as const;

    expect(pastVersion(whole)).toMatchObject({ change: 'whole_file', isCurrent: true });
    expect(pastVersion(whole).sentence.fr).not.toContain('diffusion');
  });
});
