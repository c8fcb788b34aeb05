import { Chips, type Fact, Facts, Notice, ShareBar } from '#libs/ui';
import type { PastEvent, Sheet } from '../application.js';
import type { Language } from '../language.js';
import { type Texts, texts } from '../texts.js';
import {
  accessLevels,
  audiences,
  auditOutcomes,
  badges,
  bricks,
  categories,
  events,
  inFigures,
  isPlural,
  platforms,
  severities,
  wordFor,
  written,
  writtenPrice,
} from '../words.js';
import { hrefIn, type Place, page } from './layout.js';
import { StatusTag } from './status.js';

const Price = ({ of, language }: { readonly of: string; readonly language: Language }) => {
  const { text, lang } = writtenPrice(of, language);
  return <span lang={lang}>{text}</span>;
};

interface PartProps {
  readonly sheet: Sheet;
  readonly place: Place;
  readonly t: Texts;
}

/** Everything public about one application (CIT-08). What is not certain is said before how to get it (CIT-09). */
export function sheetPage(place: Place, sheet: Sheet, history: readonly PastEvent[]): string {
  const t = texts[place.language];
  const isGone = sheet.status.code === 'delisted';
  return page({
    place,
    title: sheet.name,
    ...(sheet.summary && { description: sheet.summary }),
    current: 'catalogue',
    children: (
      <article>
        <p class="crumb">
          <a href={hrefIn(place, '/applications')}>
            <span aria-hidden="true">←</span> {t.back}
          </a>
        </p>
        <Warning sheet={sheet} place={place} t={t} />
        <h1>{sheet.name}</h1>
        <p class="result-foot">
          <StatusTag status={{ ...sheet.status, ...sheet.status.sentence }} language={place.language} />
          <span>{t.by(sheet.publisher)}</span>
          <span>{wordFor(categories, sheet.category, place.language)}</span>
        </p>
        <p>
          <a href={hrefIn(place, `/signaler?application=${sheet.slug}`)} rel="nofollow">
            {t.reportThis}
          </a>
        </p>
        {isGone ? null : <Body sheet={sheet} place={place} t={t} />}
        <History history={history} place={place} t={t} />
      </article>
    ),
  });
}

const Warning = ({ sheet: { status, motive, details }, place, t }: PartProps) => {
  const why = motive && <p>{t.suspendedMotive(motive)}</p>;
  switch (status.code) {
    case 'suspended':
      return (
        <Notice tone="stop" icon="alert" title={t.suspendedTitle}>
          <p>{t.suspendedBody}</p>
          {why}
        </Notice>
      );
    case 'delisted':
      return (
        <Notice tone="gone" icon="info" title={t.delistedTitle}>
          <p>{t.delistedBody}</p>
          {why}
        </Notice>
      );
    case 'trial':
      return (
        <Notice tone="try" icon="flask" title={t.trialTitle}>
          <p>{status.sentence[place.language]}</p>
          <p>{t.trialBody}</p>
          {(['purpose', 'notProven', 'limits'] as const).map(
            (name) =>
              details?.trial?.[name] && (
                <p key={name}>
                  <strong>
                    {t[name]}
                    {t.colon}
                  </strong>
                  {details.trial[name]}
                </p>
              ),
          )}
        </Notice>
      );
    case 'temporary':
      return (
        <Notice tone="care" icon="clock" title={t.temporaryTitle}>
          <p>{t.temporaryBody}</p>
        </Notice>
      );
    default:
      return null;
  }
};

const contentsOf = (t: Texts) => ({
  'in-brief': t.inBrief,
  checked: t.checked,
  reservations: t.reservations,
  versions: t.versions,
  history: t.history,
});

const Body = ({ sheet, place, t }: PartProps) => {
  const { details, language } = { details: sheet.details ?? {}, language: place.language };
  const website = sheet.status.code === 'suspended' ? undefined : details.website;
  return (
    <>
      <p class="lead">{sheet.summary}</p>
      {sheet.badges.length > 0 && (
        <Chips words={sheet.badges.map((badge) => wordFor(badges, badge, language))} label={t.badges} />
      )}
      {website && /^https?:\/\//.test(website) && (
        <p class="pager">
          <a class="button" href={website} rel="external noreferrer">
            {t.website}
          </a>
        </p>
      )}
      <nav aria-label={t.onThisPage}>
        <ul class="plain contents">
          {(['in-brief', 'checked', 'reservations', 'versions', 'history'] as const).map((id) => (
            <li key={id}>
              <a href={`#${id}`}>{contentsOf(t)[id]}</a>
            </li>
          ))}
        </ul>
      </nav>
      <section class="section" aria-labelledby="in-brief">
        <h2 id="in-brief">{t.inBrief}</h2>
        <Facts facts={factsOf(sheet, place, t)} />
      </section>
      <section class="section" aria-labelledby="checked">
        <h2 id="checked">{t.checked}</h2>
        <p class="prose soft">{t.checkedIntro}</p>
        <Letters sheet={sheet} place={place} t={t} />
      </section>
      <section class="section prose" aria-labelledby="reservations">
        <h2 id="reservations">{t.reservations}</h2>
        {sheet.openFindings === 0 ? (
          <p>{t.noReservation}</p>
        ) : (
          <p>{t.reservationCount(inFigures(sheet.openFindings, language), isPlural(sheet.openFindings, language))}</p>
        )}
        {details.reservations && details.reservations.length > 0 && (
          <ul>
            {details.reservations.map(({ criterion, severity, dueOn }) => (
              <li key={criterion}>
                {t.criterion} {criterion} ({wordFor(severities, severity, language)}),{' '}
                {t.dueOn(written(dueOn, language))}
              </li>
            ))}
          </ul>
        )}
      </section>
      <Versions sheet={sheet} place={place} t={t} />
    </>
  );
};

/** What was released, newest first, and the decision that covers each: it stands in the history below. */
const Versions = ({ sheet: { versions = [] }, place: { language }, t }: PartProps) => (
  <section class="section prose" aria-labelledby="versions">
    <h2 id="versions">{t.versions}</h2>
    {versions.length === 0 ? (
      <p class="soft">{t.noVersion}</p>
    ) : (
      <ol class="timeline">
        {versions.map(({ number, coveredOn, decisionNumber, isCurrent, sentence }) => (
          <li key={`${number}${coveredOn}`}>
            <p>{sentence[language]}</p>
            {(isCurrent || decisionNumber) && (
              <p class="small soft">
                {isCurrent && t.versionCovered}
                {isCurrent && decisionNumber && ' · '}
                {decisionNumber && <a href={`#${decisionNumber}`}>{decisionNumber}</a>}
              </p>
            )}
          </li>
        ))}
      </ol>
    )}
  </section>
);

/** The number in force, and the one it took the place of: both stand in the history below. */
function decisionNote(decision: NonNullable<Sheet['details']>['decision'], t: Texts): string | undefined {
  if (!decision) return undefined;
  const { number, supersedes } = decision;
  return supersedes ? `(${number}, ${t.replaces(supersedes.number)})` : `(${number})`;
}

function factsOf(sheet: Sheet, { language }: Place, t: Texts): Fact[] {
  const { details = {} } = sheet;
  const known: (Fact | false | null | undefined)[] = [
    { name: t.state, value: sheet.status.sentence[language] },
    { name: t.category, value: wordFor(categories, sheet.category, language), note: `(${t.byAuthority})` },
    sheet.versionAssessed ? { name: t.versionAssessed, value: sheet.versionAssessed } : null,
    sheet.versionPending
      ? { name: t.versionPending, value: sheet.versionPending.number, note: `(${t.versionPendingNote})` }
      : null,
    { name: t.frameworkVersion, value: sheet.frameworkVersion },
    { name: t.listedOn, value: written(sheet.listedAt, language) },
    {
      name: t.decidedOn,
      value: written(sheet.decidedAt, language),
      note: decisionNote(details.decision, t),
    },
    sheet.validUntil ? { name: t.valid, value: written(sheet.validUntil, language) } : null,
    {
      name: t.lastAudit,
      value: sheet.lastAudit ? written(sheet.lastAudit.closedOn, language) : t.noAudit,
      note: sheet.lastAudit ? `(${wordFor(auditOutcomes, sheet.lastAudit.outcome, language)})` : undefined,
    },
    { name: t.data, value: wordFor(accessLevels, sheet.accessLevel, language), note: `(${t.byAuthority})` },
    { name: t.platform, value: sheet.platforms.map((id) => wordFor(platforms, id, language)).join(', ') },
    { name: t.audience, value: sheet.audiences.map((id) => wordFor(audiences, id, language)).join(', ') },
    sheet.price
      ? { name: t.price, value: <Price of={sheet.price} language={language} />, note: `(${t.byPublisher})` }
      : null,
    { name: t.reimbursed, value: sheet.reimbursed ? t.yes : t.no },
    { name: t.prescribable, value: sheet.prescribable ? t.yes : t.no },
    details.contactEmail ? { name: t.contact, value: details.contactEmail, note: `(${t.byPublisher})` } : null,
  ];
  return known.filter((fact): fact is Fact => Boolean(fact) && (fact as Fact).value !== '');
}

const TONES: Readonly<Record<string, string>> = { A: 'good', B: 'good', C: 'care', D: 'stop', E: 'stop' };

const Letters = ({ sheet: { letters }, place: { language }, t }: PartProps) => {
  const percent = (share: number) => share.toLocaleString(language, { style: 'percent' });
  return (
    <table class="rows">
      <thead>
        <tr>
          <th scope="col">{t.theme}</th>
          <th scope="col">{t.letter}</th>
          <th scope="col">{t.reliance}</th>
        </tr>
      </thead>
      <tbody>
        {letters.map(({ brick, letter, verified, documented, declared }) => (
          <tr key={brick}>
            <th scope="row">{wordFor(bricks, brick, language)}</th>
            <td>
              <span class={`letter ${TONES[letter] ?? 'gone'}`}>{letter}</span>
            </td>
            <td>
              <ShareBar shares={[verified, documented, declared]} />
              <span class="small soft">{t.shares(percent(verified), percent(documented), percent(declared))}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const History = ({
  history,
  place: { language },
  t,
}: { readonly history: readonly PastEvent[] } & Omit<PartProps, 'sheet'>) => (
  <section class="section prose" aria-labelledby="history">
    <h2 id="history">{t.history}</h2>
    {history.length === 0 ? (
      <p class="soft">{t.noHistory}</p>
    ) : (
      <ol class="timeline">
        {history.map(({ at, event, motive, decisionNumber, frameworkVersion, validUntil, replacedBy }) => (
          <li key={`${at}${event}`} id={decisionNumber ?? undefined}>
            <p>
              <strong>{wordFor(events, event, language)}</strong>, {written(at, language)}
            </p>
            <p class="small soft">
              {[
                decisionNumber,
                `${t.frameworkVersion} ${frameworkVersion}`,
                validUntil && t.validUntil(written(validUntil, language)),
                motive,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {replacedBy && (
              <p class="small">
                {t.replacedBy} <a href={`#${replacedBy}`}>{replacedBy}</a>
              </p>
            )}
          </li>
        ))}
      </ol>
    )}
  </section>
);
