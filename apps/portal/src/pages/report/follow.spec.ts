import type { PublicReportView } from '#http/vigilance';
import { type Follow, followPage } from './follow.js';

const report: PublicReportView = {
  number: 'SIG-2027-000123',
  receivedAt: '2027-03-01T09:00:00.000Z',
  applicationName: 'Carnet <b>du</b> sommeil',
  state: 'sorted',
  publicState: { fr: 'Suite donnée', en: 'Acted upon' },
  outcome: { fr: 'Transmis aux services compétents', en: 'Passed on to the services in charge' },
  services: ['ANSM', 'publisher'],
  incident: null,
  commitment: null,
  messages: [{ author: 'authority', at: '2027-03-02T09:00:00.000Z', text: 'Quelle <i>version</i> ?' }],
  attachments: [],
  readings: [{ role: 'duty_officer', because: 'Tri de nuit', at: '2027-03-01T22:00:00.000Z', identity: true }],
};
const follow = (over: Partial<PublicReportView> = {}, language: 'fr' | 'en' = 'fr'): Follow => ({
  place: { language, path: '/suivi/signalement', isExplicit: false },
  report: { ...report, ...over },
  limits: { longestText: 10, longestMessage: 10, openHours: 1, files: 5, fileMegabytes: 10, today: '2027-03-03' },
});
const commitment = { text: 'Nous corrigeons la dose.', dueOn: '2027-04-01', verdict: null, asked: true, fixed: null };
const incident = {
  number: 'CAS-2027-000001',
  state: 'closed',
  publicState: { fr: 'Clos', en: 'Closed' },
  contestableUntil: '2027-05-01',
  contest: null,
};

describe('the page of a followed report', () => {
  it('tells what happened, newest first, and shows words of people as words', () => {
    const html = followPage(follow());
    expect(html).toContain('Carnet &lt;b>du&lt;/b> sommeil');
    expect(html).toContain('Quelle &lt;i>version&lt;/i> ?');
    expect(html).toContain('Agence du médicament (ANSM), Éditeur de l’application, sans votre identité');
    expect(html.indexOf('L’autorité a écrit')).toBeLessThan(html.indexOf('Lu par l’agent de garde'));
    expect(html).toContain('Votre identité a été lue aussi.');
  });

  it('asks whether it is fixed, and offers to contest, only while that may be said', () => {
    const [none, all] = [followPage(follow()), followPage(follow({ commitment, incident }))];
    for (const way of ['/suivi/correction', '/suivi/contestation']) {
      expect(none).not.toContain(way);
      expect(all).toContain(way);
    }
    expect(all).toContain('Jusqu’au 1er mai 2027');
    expect(followPage(follow({ commitment: { ...commitment, asked: false, fixed: false } }))).toContain(
      'Vous avez dit\u00a0: ce n’est pas réglé',
    );
  });

  it('marks on an English page what is in French only', () => {
    const html = followPage(follow({ commitment }, 'en'));
    expect(html).toContain('<span lang="fr">Nous corrigeons la dose.</span>');
    expect(html).toContain('<span lang="fr">Tri de nuit</span>');
  });
});
