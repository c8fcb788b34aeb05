import { readdirSync } from 'node:fs';
import type { Day, Words } from '#libs/kernel';
import type { LetterData, LetterLanguage, TemplateName } from '../domain/letter-data.js';
import { LetterWriter, templatesFolder } from './letter-writer.js';

const day = (text: string) => text as Day;
const dossier = { dossier: 'AV-2027-0042', application: 'Carnet du sommeil', link: 'https://aval.example/x' };
const link = dossier.link;
const finding = { application: 'Carnet du sommeil', criterion: 'SEC-06', link };
const release = { application: 'Carnet du sommeil', number: '4.2.1', link };
const appeal = { appeal: 'REC-2027-000012', application: 'Carnet du sommeil' };

const audit = { application: 'Carnet du sommeil', link };
const samples: { [Name in TemplateName]: LetterData[Name] & { link: string } } = {
  'dossier-requested': { ...dossier, answerBy: day('2027-03-01') },
  'dossier-admitted': { ...dossier, signBy: day('2027-03-31') },
  'dossier-inadmissible': { ...dossier, motive: 'hors du champ du référentiel' },
  'contract-in-force': { ...dossier, submitBy: day('2027-06-30') },
  'follow-up-opened': {
    ...dossier,
    kind: { fr: 'mise en conformité', en: 'bringing into conformity' },
    submitBy: day('2027-06-30'),
  },
  'dossier-submitted': {
    ...dossier,
    submission: 'AV-2027-0042/1',
    hash: 'a'.repeat(64),
    submittedAt: '2027-05-04T09:30:00Z',
    answerBy: day('2027-05-28'),
  },
  'dossier-returned': {
    ...dossier,
    items: [{ title: 'SEC-01', reason: 'pièce illisible' }],
    answerBy: day('2027-06-30'),
  },
  'dossier-complete': { ...dossier, completeOn: day('2027-05-20'), dueOn: day('2027-08-20') },
  'emergency-access': {
    ...dossier,
    person: 'Yasmine Perrin',
    capacity: { fr: 'la permanence', en: 'on duty' },
    openedAt: '2027-05-20T20:00:00.000Z',
    endsAt: '2027-05-21T00:00:00.000Z',
    motive: 'Un signalement grave est arrivé à 22 h.',
  },
  'emergency-access-publisher': {
    ...dossier,
    capacity: { fr: 'la permanence', en: 'on duty' },
    openedAt: '2027-05-20T20:00:00.000Z',
    endsAt: '2027-05-21T00:00:00.000Z',
  },
  'limit-extended': {
    ...dossier,
    what: { fr: 'Convention à signer', en: 'Contract to sign' },
    formerDueOn: day('2027-06-10'),
    dueOn: day('2027-07-10'),
    motive: 'Le signataire est absent.',
  },
  'clarification-asked': { ...dossier, questions: 2, answerBy: day('2027-06-10'), isBlocking: true },
  'dossier-reminder': {
    ...dossier,
    what: { fr: 'Dossier à compléter', en: 'File to complete' },
    answerBy: day('2027-03-15'),
  },
  'clarification-reminder': { ...dossier, answerBy: day('2027-06-10') },
  'clarification-closed': { ...dossier, dueOn: day('2027-09-01') },
  'clarification-cancelled': dossier,
  'observations-asked': { ...dossier, answerBy: day('2027-07-01') },
  'decision-available': { ...dossier, deemedReadOn: day('2027-09-16') },
  'measure-available': { application: 'Carnet du sommeil', deemedReadOn: day('2027-09-16'), link },
  'hearing-opened': {
    application: 'Carnet du sommeil',
    measure: { fr: 'déréférencement', en: 'delisting' },
    answerBy: day('2027-09-16'),
    link,
  },
  'listing-attention': {
    application: 'Carnet du sommeil',
    what: { fr: 'la ratification de la suspension en urgence', en: 'the ratification of the emergency suspension' },
    dueOn: day('2027-09-16'),
    link,
  },
  'prolongation-refused': {
    application: 'Carnet du sommeil',
    motive: 'Les preuves promises manquent.',
    lastDay: day('2027-09-16'),
    link,
  },
  'report-attention': {
    report: 'SIG-2027-000012',
    application: 'Carnet du sommeil',
    what: { fr: 'un signalement à qualifier, en retard', en: 'a report to be sorted, overdue' },
    dueOn: day('2027-05-07'),
    link,
  },
  'case-news': {
    incident: 'INC-2027-000004',
    application: 'Carnet du sommeil',
    what: { fr: 'l’enquête est close', en: 'the investigation is closed' },
    link,
  },
  'facts-sent': {
    request: 'DEM-2027-000004',
    application: 'Carnet du sommeil',
    answerBy: day('2027-05-07'),
    late: false,
    duties: [{ what: { fr: 'notifier la violation', en: 'notify the breach' }, dueAt: '2027-04-19T09:30:00Z' }],
    link,
  },
  'commitment-due': { request: 'DEM-2027-000004', application: 'Carnet du sommeil', dueOn: day('2027-05-07'), link },
  'commitment-judged': {
    request: 'DEM-2027-000004',
    application: 'Carnet du sommeil',
    dueOn: day('2027-05-07'),
    kept: true,
    link,
  },
  'signal-opened': { signal: 'SGN-2027-000001', application: 'Carnet du sommeil', cases: 5, link },
  'case-attention': {
    incident: 'INC-2027-000004',
    application: 'Carnet du sommeil',
    what: { fr: 'un dossier d’incident, en retard', en: 'an incident case, overdue' },
    dueOn: day('2027-05-07'),
    link,
  },
  'appeal-filed': { ...appeal, contested: 'DEC-2027-000004', filedOn: day('2027-03-05'), link },
  'appeal-news': {
    ...appeal,
    what: { fr: 'il est recevable et va être examiné', en: 'it is admissible and will be examined' },
    link,
  },
  'appeal-attention': {
    ...appeal,
    what: { fr: 'un recours à trancher, en retard', en: 'an appeal to be settled, overdue' },
    dueOn: day('2027-05-07'),
    link,
  },
  'findings-opened': {
    application: 'Carnet du sommeil',
    items: [{ criterion: 'SEC-06', dueOn: day('2027-09-16') }],
    link,
  },
  'framework-transition': {
    frameworkVersion: '0.2.0',
    items: [{ application: 'Carnet du sommeil', criteria: 'SEC-05, SEC-06', dueOn: day('2028-06-01'), fails: true }],
    link,
  },
  'framework-unreadable': { frameworkVersion: '0.2.0', items: [{ application: 'Carnet du sommeil' }], link },
  'framework-attention': {
    frameworkVersion: '0.2.0',
    publisher: 'Médiane',
    items: [{ application: 'Carnet du sommeil' }],
    link,
  },
  'finding-reminder': { ...finding, answerBy: day('2027-09-16') },
  'finding-plan-rejected': { ...finding, motive: 'trop vague', answerBy: day('2027-09-16') },
  'finding-evidence-rejected': { ...finding, motive: 'pièce illisible', answerBy: day('2027-09-16') },
  'finding-failed': { ...finding, dueOn: day('2027-09-16') },
  'finding-verified': finding,
  'finding-extended': { ...finding, motive: 'un prestataire a fait défaut', answerBy: day('2027-09-16') },
  'finding-waived': { ...finding, motive: 'la fonction est retirée' },
  'finding-unverified': { ...finding, dueOn: day('2027-09-16') },
  'version-reclassified': { ...release, motive: 'Le traceur est un nouveau service tiers.' },
  'version-rejected': {
    ...release,
    why: { fr: 'le dossier de modification est refusé', en: 'the change file is refused' },
  },
  'undeclared-change-found': { ...release, declareBy: day('2027-09-16') },
  'undeclared-change-dropped': { ...release, declareBy: day('2027-09-16') },
  'version-attention': {
    ...release,
    what: { fr: 'une version à contrôler', en: 'a version to be checked' },
    dueOn: day('2027-09-16'),
  },
  'dossier-lapsed': { ...dossier, lapsedOn: day('2027-07-01') },
  'dossier-withdrawn': { ...dossier, withdrawnOn: day('2027-07-01') },
  'expert-invited': {
    application: 'Carnet du sommeil',
    publisher: 'Médiane',
    category: 'Bien-être et prévention',
    criteria: 12,
    answerBy: '2027-05-09T21:59:59Z',
    link,
  },
  'expert-invitation-reminder': { application: 'Carnet du sommeil', answerBy: '2027-05-09T21:59:59Z', link },
  'expert-scoring-reminder': { application: 'Carnet du sommeil', dueOn: day('2027-06-01'), remaining: 4, link },
  'expert-assignment-ended': {
    application: 'Carnet du sommeil',
    endedOn: day('2027-06-01'),
    motive: { fr: 'délai dépassé', en: 'the time has passed' },
    link,
  },
  'expert-outcome': { application: 'Carnet du sommeil', link },
  'mandate-ending-owner': { organisation: 'Médiane', delegate: 'Conseil & Santé', endsOn: day('2027-06-01'), link },
  'mandate-ending-delegate': { organisation: 'Médiane', endsOn: day('2027-06-01'), link },
  'review-refused': {
    application: 'Carnet du sommeil',
    writtenOn: day('2027-05-02'),
    motive: 'Le texte fait de la publicité.',
    explanation: 'Il renvoie à une boutique.',
    link,
  },
  'review-taken-as-report': { application: 'Carnet du sommeil', report: 'SIG-2027-000123', link },
  'report-news': {
    report: 'SIG-2027-000123',
    what: { fr: 'une réponse vous attend', en: 'an answer awaits you' },
    link,
  },
  'review-flag-closed': {
    application: 'Carnet du sommeil',
    writtenOn: day('2027-05-02'),
    outcome: { fr: 'Votre signalement n’est pas retenu.', en: 'Your doubt is not followed.' },
    answer: 'Le compte a bien obtenu l’application.',
    link,
  },
  'audit-announced': {
    ...audit,
    startsOn: day('2027-05-18'),
    reason: { fr: 'tirage au sort du plan annuel', en: 'draw of the yearly plan' },
  },
  'audit-started': {
    ...audit,
    startedOn: day('2027-05-18'),
    reason: { fr: 'tirage au sort du plan annuel', en: 'draw of the yearly plan' },
  },
  'audit-documents-asked': { ...audit, documents: ['Journaux de mars'], answerBy: day('2027-05-28') },
  'audit-report-ready': { ...audit, findings: 2, answerBy: day('2027-06-22') },
  'audit-findings-confirmed': { ...audit, findings: 1 },
  'audit-cancelled': { ...audit, motive: { fr: 'Le référencement a pris fin.', en: 'The listing has ended.' } },
  'audit-closed': { ...audit, outcome: { fr: 'corrigé', en: 'put right' }, closedOn: day('2027-09-16') },
  'audit-attention': {
    ...audit,
    what: { fr: 'un audit planifié est à préparer', en: 'a planned audit is to be prepared' },
    dueOn: day('2027-05-18'),
  },
  'retention-warning': {
    organisation: 'Médiane',
    what: { fr: 'le dossier D-2027-0042', en: 'the file D-2027-0042' },
    eraseOn: day('2029-07-02'),
    link,
  },
  'export-ready': { organisation: 'Médiane', availableUntil: '2027-05-04T09:30:00Z', link },
  'deadline-overdue': { ...dossier, what: { fr: 'rapport attendu', en: 'awaited report' }, dueOn: day('2027-06-01') },
  'deadline-escalated': {
    ...dossier,
    what: { fr: 'rapport attendu', en: 'awaited report' },
    dueOn: day('2027-06-01'),
    toldOn: day('2027-06-02'),
  },
};

const names = Object.keys(samples) as TemplateName[];
const write = (name: TemplateName, language: LetterLanguage, data: object) =>
  new LetterWriter().write(name, language, data as never);

const saidIn = (data: object): readonly Words[] =>
  Object.values(data).filter(
    (word: unknown): word is Words => typeof word === 'object' && word !== null && 'fr' in word,
  );
const saying = names.filter((name) => saidIn(samples[name]).length > 0);

describe('a letter', () => {
  it('exists in both languages for every occasion, and for no other', () => {
    const expected = names.flatMap((name) => [`${name}.en.hbs`, `${name}.fr.hbs`]).sort();

    expect(readdirSync(templatesFolder).sort()).toEqual(expected);
  });

  it.each(names.flatMap((name) => [[name, 'fr'] as const, [name, 'en'] as const]))(
    '%s is complete in %s',
    (name, language) => {
      const { subject, body } = write(name, language, samples[name]);

      expect(subject).toMatch(/^\S.{8,90}\S$/);
      expect(body).toMatch(language === 'fr' ? /^Bonjour,/ : /^Hello,/);
      expect(body).toMatch(
        language === 'fr' ? /Vous recevez ce message car .+\.$/ : /You receive this message because .+\.$/,
      );
      expect(body).toContain(link);
      expect(subject + body).not.toMatch(/[{}]|undefined|null|&amp;|&#/);
    },
  );

  it.each(names)('%s is not written while a word is missing', (name) => {
    for (const missing of Object.keys(samples[name])) {
      const { [missing]: _, ...rest } = samples[name] as unknown as Record<string, unknown>;
      expect(() => write(name, 'fr', rest)).toThrow();
      expect(() => write(name, 'en', rest)).toThrow();
    }
  });

  it.each(saying)('%s says what the service says in the language of its reader alone', (name) => {
    for (const { fr, en } of saidIn(samples[name])) {
      const [french, english] = [write(name, 'fr', samples[name]), write(name, 'en', samples[name])];
      expect(french.subject + french.body).toContain(fr);
      expect(french.subject + french.body).not.toContain(en);
      expect(english.subject + english.body).toContain(en);
      expect(english.subject + english.body).not.toContain(fr);
    }
  });

  it('writes days and hours as people do', () => {
    const { body } = write('dossier-submitted', 'fr', samples['dossier-submitted']);

    expect(body).toContain('le 4 mai 2027 à 11:30 (heure de Paris)');
    expect(write('dossier-requested', 'fr', samples['dossier-requested']).body).toContain('le 1er mars 2027');
  });

  it('lists what is to be completed, and says when the clock is stopped', () => {
    expect(write('dossier-returned', 'fr', samples['dossier-returned']).body).toContain(
      '\n- SEC-01 : pièce illisible\n',
    );
    const running = { ...samples['clarification-asked'], isBlocking: false };
    expect(write('clarification-asked', 'en', running).body).toContain('The evaluation goes on while');
  });

  it('does not tell the outcome before it is acknowledged (PUB-20)', () => {
    const { subject, body } = write('decision-available', 'fr', samples['decision-available']);

    expect(subject + body).not.toMatch(/favorable|refus|référencée|ajourn/i);
  });

  it('cannot be given a second header by its words', () => {
    const data = { ...samples['expert-outcome'], application: 'X\r\nBcc: all@example.org' };

    expect(write('expert-outcome', 'fr', data).subject).not.toMatch(/[\r\n]/);
  });
});
