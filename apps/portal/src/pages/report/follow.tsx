import type { PublicReportView } from '#http/vigilance';
import { Facts, Notice, Tag, type Tone } from '#libs/ui';
import type { Language } from '../../language.js';
import { type ReportTexts, reportTexts } from '../../report/report-texts.js';
import { written } from '../../words.js';
import { hrefIn, type Place } from '../layout.js';
import { Choice, type Faults, Field, Go, NO_FAULTS, stepPage, Words } from './form.js';
import { FileField, type Limits } from './steps.js';

/** Number and code, as they were typed. */
export interface Typed {
  readonly number?: string | undefined;
  readonly code?: string | undefined;
}

export function ticketPage(place: Place, typed: Typed = {}, faults: Faults = NO_FAULTS): string {
  const t = reportTexts[place.language];
  const rest = { place, faults, short: true, autocomplete: 'off', maxlength: 40 } as const;
  return stepPage({
    place,
    title: t.followTitle,
    faults,
    back: '/signaler',
    children: (
      <>
        <h1>{t.followTitle}</h1>
        <p class="lead">{t.followLead}</p>
        <form action={hrefIn(place, '/suivi')} method="post" novalidate>
          <Field id="number" label={t.number} hint={t.numberHint} value={typed.number} {...rest} />
          <Field id="code" label={t.code} hint={t.codeHint} value={typed.code} {...rest} />
          <Go label={t.follow} />
        </form>
      </>
    ),
  });
}

/** What was just done, said once above the rest. */
export type Done = 'added' | 'fileAdded' | 'said' | 'contested' | 'notPossible';
export const DONE: readonly Done[] = ['added', 'fileAdded', 'said', 'contested', 'notPossible'];

export interface Follow {
  readonly place: Place;
  readonly report: PublicReportView;
  readonly limits: Limits & { readonly longestMessage: number; readonly openHours: number };
  readonly done?: Done | undefined;
  readonly faults?: Faults;
  /** Words that were refused, to be put right. */
  readonly written?: { readonly message?: string | undefined; readonly grounds?: string | undefined };
}

const TONES: Readonly<Record<string, Tone>> = { received: 'care', read: 'try', sorted: 'good' };

export function followPage(follow: Follow): string {
  const { place, report, done, limits, faults = NO_FAULTS } = follow;
  const t = reportTexts[place.language];
  return stepPage({
    place,
    title: t.reportNumber(report.number),
    faults,
    children: (
      <>
        {done && (
          <div role="status">
            <Notice
              tone={done === 'notPossible' ? 'care' : 'good'}
              icon={done === 'notPossible' ? 'info' : 'check'}
              title={t[done]}
            >
              {null}
            </Notice>
          </div>
        )}
        <h1>
          {t.reportNumber('')}
          <span class="unbroken">{report.number}</span>
        </h1>
        <p>
          <Tag tone={TONES[report.state] ?? 'gone'} icon={report.state === 'sorted' ? 'check' : 'clock'}>
            {report.publicState[place.language]}
          </Tag>
        </p>
        <Facts facts={factsOf(report, place.language, t)} />
        <Fixed follow={follow} t={t} />
        <Timeline report={report} place={place} t={t} />
        <Add follow={follow} t={t} />
        <Contest follow={follow} t={t} />
        <form class="erase" action={hrefIn(place, '/suivi/fermer')} method="post">
          <p class="small soft">{t.closedNote(limits.openHours)}</p>
          <button class="link" type="submit">
            {t.close}
          </button>
        </form>
      </>
    ),
  });
}

function factsOf(
  { applicationName, outcome, services, incident, commitment }: PublicReportView,
  language: Language,
  t: ReportTexts,
) {
  const told = services.map((id) => (Object.hasOwn(t.services, id) ? t.services[id as keyof typeof t.services] : id));
  return [
    { name: t.onApplication, value: applicationName },
    ...(outcome ? [{ name: t.outcome, value: outcome[language] }] : []),
    ...(told.length > 0 ? [{ name: t.toldTo, value: told.join(', ') }] : []),
    ...(incident
      ? [
          {
            name: t.caseLine,
            value: incident.publicState[language],
            note: [t.caseNumber(incident.number), incident.contest && t.contests[incident.contest]]
              .filter(Boolean)
              .join(' · '),
          },
        ]
      : []),
    ...(commitment
      ? [
          {
            name: t.commitment,
            value: <span lang={language === 'fr' ? undefined : 'fr'}>{commitment.text}</span>,
            note: [
              t.commitmentDue(written(commitment.dueOn, language)),
              commitment.verdict && t[commitment.verdict],
              commitment.fixed !== null && t.youSaid[commitment.fixed ? 'fixed' : 'not'],
            ]
              .filter(Boolean)
              .join(' · '),
          },
        ]
      : []),
  ];
}

interface PartProps {
  readonly follow: Follow;
  readonly t: ReportTexts;
}

/** Only while the publisher says that it is done and nobody has judged it. */
const Fixed = ({ follow: { place, report, faults = NO_FAULTS }, t }: PartProps) =>
  report.commitment?.asked ? (
    <section class="section">
      <form class="card" action={hrefIn(place, '/suivi/correction')} method="post" novalidate>
        <Choice
          name="fixed"
          legend={<h2>{t.fixedTitle}</h2>}
          place={place}
          faults={faults}
          options={[
            { value: 'yes', label: t.fixedYes },
            { value: 'no', label: t.fixedNo },
          ]}
        />
        <Go label={t.say} />
      </form>
    </section>
  ) : null;

const Timeline = ({
  report,
  place: { language },
  t,
}: {
  readonly report: PublicReportView;
  readonly place: Place;
  readonly t: ReportTexts;
}) => {
  const roles: Readonly<Record<string, string>> = t.roles;
  const events = [
    { at: report.receivedAt, title: t.received },
    ...report.messages.map(({ at, author, text }) => ({
      at,
      title: author === 'reporter' ? t.youWrote : t.weWrote,
      text,
    })),
    ...report.attachments.map(({ at, note }) => ({ at, title: t.fileKept, note: note[language] })),
    ...report.readings.map(({ at, role, because, identity }) => ({
      at,
      title: t.readBy(roles[role] ?? t.readByOther),
      because,
      note: identity ? t.withIdentity : undefined,
    })),
  ].sort((one, other) => (one.at < other.at ? 1 : -1));
  return (
    <section class="section" aria-labelledby="timeline">
      <h2 id="timeline">{t.timeline}</h2>
      <ol class="timeline">
        {events.map(({ at, title, ...more }, no) => (
          <li key={no}>
            <p>
              <strong>{title}</strong>, {written(at, language)}
            </p>
            {'text' in more && <p class="told">{more.text}</p>}
            {'because' in more && (
              <p class="small soft">
                {t.because}
                {language === 'fr' ? '\u00a0: ' : ': '}
                <span lang={language === 'fr' ? undefined : 'fr'}>{more.because}</span>
              </p>
            )}
            {'note' in more && more.note && <p class="small soft">{more.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
};

const Add = ({ follow: { place, report, limits, faults = NO_FAULTS, written: refused }, t }: PartProps) => (
  <section class="section">
    <h2>{t.addTitle}</h2>
    <form action={hrefIn(place, '/suivi/messages')} method="post" novalidate>
      <Words
        id="message"
        label={t.yourMessage}
        hint={t.addHint}
        place={place}
        faults={faults}
        value={refused?.message}
        rows={5}
        maxlength={limits.longestMessage}
      />
      <Go label={t.add} />
    </form>
    {report.attachments.length < limits.files && (
      <details open={faults.file !== undefined}>
        <summary>{t.fileTitle}</summary>
        <form action={hrefIn(place, '/suivi/fichiers')} method="post" enctype="multipart/form-data" novalidate>
          <FileField id="file" step={{ place, limits, faults }} />
          <Go label={t.addFile} />
        </form>
      </details>
    )}
  </section>
);

const Contest = ({ follow: { place, report, limits, faults = NO_FAULTS, written: refused }, t }: PartProps) => {
  const until = report.incident?.contestableUntil;
  if (!until) return null;
  return (
    <section class="section">
      <h2>{t.contestTitle}</h2>
      <form action={hrefIn(place, '/suivi/contestation')} method="post" novalidate>
        <Words
          id="grounds"
          label={t.contestLabel}
          hint={t.contestHint(written(until, place.language))}
          place={place}
          faults={faults}
          value={refused?.grounds}
          rows={5}
          maxlength={limits.longestMessage}
        />
        <Go label={t.contest} />
      </form>
    </section>
  );
};
