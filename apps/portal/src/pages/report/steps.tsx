import { Notice } from '#libs/ui';
import type { Card } from '../../application.js';
import {
  type AskedQuestion,
  adviceOf,
  asked,
  CHECK,
  type QuestionWay,
  type ReportDraft,
  stepBefore,
  stepOfQuestion,
} from '../../report/draft.js';
import { reportTexts } from '../../report/report-texts.js';
import { inFigures, written } from '../../words.js';
import { hrefIn, type Place } from '../layout.js';
import { Choice, Emergency, Fault, type Faults, Field, Go, NO_FAULTS, stepPage } from './form.js';

/** What intake allows, as the pages say it. */
export interface Limits {
  readonly longestText: number;
  readonly files: number;
  readonly fileMegabytes: number;
  readonly today: string;
}

export interface Step {
  readonly place: Place;
  readonly draft: ReportDraft;
  readonly way: QuestionWay;
  readonly limits: Limits;
  readonly faults?: Faults;
}

export const MEGABYTE = 1_048_576;

const addressOf = (step: string): string => `/signaler/${step}`;

const backOf = (step: string, { draft, way }: Step): string => {
  const before = stepBefore(step, draft, way);
  return before === undefined ? '/signaler' : addressOf(before);
};

export interface Start {
  readonly application?: { readonly slug: string; readonly name: string } | undefined;
  readonly hasDraft: boolean;
  readonly keptHours: number;
}

export function startPage(place: Place, { application, hasDraft, keptHours }: Start): string {
  const t = reportTexts[place.language];
  return stepPage({
    place,
    title: t.report,
    children: (
      <>
        <h1>{t.report}</h1>
        <p class="lead">{t.startLead}</p>
        <Emergency place={place} />
        {hasDraft && (
          <Notice tone="care" icon="clock" title={t.resumeTitle}>
            <p>
              <a href={hrefIn(place, '/signaler/reprendre')}>{t.resume}</a>
            </p>
          </Notice>
        )}
        <h2>{t.before}</h2>
        <ul>
          {[...t.beforeList, t.keptFor(keptHours)].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {application && <p class="chosen">{t.about(application.name)}</p>}
        <form action={hrefIn(place, '/signaler')} method="post" novalidate>
          {application && <input type="hidden" name="application" value={application.slug} />}
          <p class="pager">
            <Go label={hasDraft ? t.beginAnew : t.begin} />
          </p>
        </form>
        <p>
          <a href={hrefIn(place, '/suivi')}>{t.followLink}</a>
        </p>
      </>
    ),
  });
}

export function applicationPage(step: Step, found: readonly Card[] | undefined): string {
  const { place, draft, faults = NO_FAULTS } = step;
  const t = reportTexts[place.language];
  return stepPage({
    place,
    title: t.applicationTitle,
    faults,
    back: '/signaler',
    erasable: true,
    children: (
      <>
        <h1>{t.applicationTitle}</h1>
        {draft.application && <p class="chosen">{t.chosenNow(draft.application.name)}</p>}
        <form action={hrefIn(place, addressOf('application'))} method="post" novalidate>
          <Field
            id="q"
            label={t.applicationSearch}
            hint={t.applicationHint}
            place={place}
            faults={faults}
            value={draft.search}
            maxlength={200}
            type="search"
          />
          <p class="pager">
            <button class={found ? 'button quiet' : 'button'} type="submit" name="do" value="search">
              {t.search}
            </button>
          </p>
          {found && (
            <>
              <p role="status">{found.length === 0 ? t.foundNone : t.found(inFigures(found.length, place.language))}</p>
              {found.length > 0 && (
                <Choice
                  name="application"
                  legend={t.whichOne}
                  place={place}
                  faults={faults}
                  chosen={draft.application?.slug}
                  options={[
                    ...found.map(({ slug, name, publisher }) => ({
                      value: slug,
                      label: (
                        <>
                          {name} <span class="soft">({publisher})</span>
                        </>
                      ),
                    })),
                    { value: '', label: t.notListed },
                  ]}
                />
              )}
              <Field
                id="name"
                label={t.otherName}
                hint={t.otherNameHint}
                place={place}
                faults={faults}
                value={draft.application && !draft.application.slug ? draft.application.name : undefined}
                maxlength={200}
              />
              <p class="pager">
                <Go label={t.continue} name="do" value="choose" />
              </p>
            </>
          )}
        </form>
      </>
    ),
  });
}

export function questionPage(step: Step, { id, title, options }: AskedQuestion): string {
  const { place, draft, faults = NO_FAULTS } = step;
  const t = reportTexts[place.language];
  const address = stepOfQuestion(id);
  return stepPage({
    place,
    title,
    faults,
    back: backOf(address, step),
    erasable: true,
    children: (
      <form action={hrefIn(place, addressOf(address))} method="post" novalidate>
        <Choice
          name="answer"
          legend={<h1>{title}</h1>}
          place={place}
          faults={faults}
          chosen={draft.answers[id]}
          options={options.map(({ id: value, label }) => ({ value, label }))}
        />
        <Go label={t.continue} />
      </form>
    ),
  });
}

/** Whoever says that somebody is in danger reads whom to call before he writes another word. */
export function urgentPage(step: Step, next: string): string {
  const { place, draft, way } = step;
  const t = reportTexts[place.language];
  return stepPage({
    place,
    title: t.urgentTitle,
    children: (
      <>
        <h1>{t.urgentTitle}</h1>
        <Advice lines={adviceOf(draft, way)} />
        <Emergency place={place} />
        <p class="pager">
          <a class="button" href={hrefIn(place, addressOf(next))}>
            {t.urgentContinue}
          </a>
        </p>
      </>
    ),
  });
}

const Advice = ({ lines }: { readonly lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <p class="lead strong" key={line}>
        {line}
      </p>
    ))}
  </>
);

export function storyPage(step: Step): string {
  const { place, draft, limits, faults = NO_FAULTS } = step;
  const t = reportTexts[place.language];
  return stepPage({
    place,
    title: t.textTitle,
    faults,
    back: backOf('recit', step),
    erasable: true,
    children: (
      <form action={hrefIn(place, addressOf('recit'))} method="post" novalidate>
        <h1>
          <label for="text">{t.textTitle}</label>
        </h1>
        <p class="hint" id="text-hint">
          {t.textHint} {t.textLimit(inFigures(limits.longestText, place.language))}
        </p>
        <div class={faults.text === undefined ? 'field' : 'field wrong'}>
          <Fault id="text" faults={faults} place={place} />
          <textarea
            id="text"
            name="text"
            rows={9}
            maxlength={limits.longestText}
            aria-describedby={faults.text === undefined ? 'text-hint' : 'text-hint text-fault'}
            aria-invalid={faults.text === undefined ? undefined : 'true'}
          >
            {draft.text}
          </textarea>
        </div>
        <Go label={t.continue} />
      </form>
    ),
  });
}

export function detailsPage(step: Step): string {
  const { place, draft, limits, faults = NO_FAULTS } = step;
  const t = reportTexts[place.language];
  const { occurredOn, appVersion, system } = draft.details ?? {};
  const rest = { place, faults, optional: true } as const;
  return stepPage({
    place,
    title: t.detailsTitle,
    faults,
    back: backOf('precisions', step),
    erasable: true,
    children: (
      <form action={hrefIn(place, addressOf('precisions'))} method="post" novalidate>
        <h1>{t.detailsTitle}</h1>
        <p class="lead">{t.detailsHint}</p>
        <Field id="occurredOn" label={t.occurredOn} type="date" max={limits.today} value={occurredOn} short {...rest} />
        <Field id="appVersion" label={t.appVersion} value={appVersion} maxlength={60} short {...rest} />
        <Field id="system" label={t.system} hint={t.systemHint} value={system} maxlength={120} {...rest} />
        <Go label={t.continue} />
      </form>
    ),
  });
}

export function filesPage(step: Step): string {
  const { place, draft, limits, faults = NO_FAULTS } = step;
  const t = reportTexts[place.language];
  const isFull = draft.files.length >= limits.files;
  return stepPage({
    place,
    title: t.filesTitle,
    faults,
    back: backOf('fichiers', step),
    erasable: true,
    children: (
      <>
        <h1>
          {t.filesTitle} <span class="soft">{t.optional}</span>
        </h1>
        {draft.files.length > 0 && (
          <>
            <h2>{t.filesAdded}</h2>
            <ul class="plain files">
              {draft.files.map((file) => (
                <li key={file.no}>
                  <span>
                    {file.name} <span class="soft">({weight(file.size, place)})</span>
                  </span>
                  <form action={hrefIn(place, addressOf('fichiers/retirer'))} method="post" novalidate>
                    <input type="hidden" name="no" value={file.no} />
                    <button class="link" type="submit" aria-label={`${t.remove} ${file.name}`}>
                      {t.remove}
                    </button>
                  </form>
                </li>
              ))}
            </ul>
          </>
        )}
        <form action={hrefIn(place, addressOf('fichiers'))} method="post" novalidate enctype="multipart/form-data">
          {!isFull && (
            <>
              <FileField id="file" step={step} />
              <p class="pager">
                <button class="button quiet" type="submit" name="do" value="add">
                  {t.addFile}
                </button>
              </p>
            </>
          )}
          <p class="pager">
            <Go label={draft.files.length === 0 ? t.continueWithout : t.continue} name="do" value="continue" />
          </p>
        </form>
      </>
    ),
  });
}

export const FileField = ({
  id,
  step: { place, limits, faults = NO_FAULTS },
}: {
  readonly id: string;
  readonly step: Pick<Step, 'place' | 'limits' | 'faults'>;
}) => {
  const t = reportTexts[place.language];
  return (
    <div class={faults[id] === undefined ? 'field' : 'field wrong'}>
      <label for={id}>{t.file}</label>
      <p class="hint" id={`${id}-hint`}>
        {t.filesHint(limits.files, limits.fileMegabytes)} {t.filesNote}
      </p>
      <Fault id={id} faults={faults} place={place} />
      <input
        id={id}
        name="file"
        type="file"
        accept="image/jpeg,image/png,image/webp,application/pdf"
        aria-describedby={faults[id] === undefined ? `${id}-hint` : `${id}-hint ${id}-fault`}
        aria-invalid={faults[id] === undefined ? undefined : 'true'}
      />
    </div>
  );
};

const weight = (bytes: number, { language }: Place): string => {
  const unit = bytes < MEGABYTE ? (['kilobyte', 1_024] as const) : (['megabyte', MEGABYTE] as const);
  const value = Math.max(1, Math.round(bytes / unit[1]));
  return value.toLocaleString(language, { style: 'unit', unit: unit[0], unitDisplay: 'short' });
};

export function contactPage(step: Step): string {
  const { place, draft, faults = NO_FAULTS } = step;
  const t = reportTexts[place.language];
  const { contact } = draft;
  const rest = { place, faults, optional: true } as const;
  return stepPage({
    place,
    title: t.contactTitle,
    faults,
    back: backOf('coordonnees', step),
    erasable: true,
    children: (
      <form action={hrefIn(place, addressOf('coordonnees'))} method="post" novalidate>
        <Choice
          name="mayContact"
          legend={<h1>{t.contactTitle}</h1>}
          hint={t.contactHint}
          place={place}
          faults={faults}
          chosen={contact && (contact.mayContact ? 'yes' : 'no')}
          options={[
            { value: 'no', label: t.contactNo },
            { value: 'yes', label: t.contactYes },
          ]}
        />
        <fieldset class="card">
          <legend>{t.contactDetails}</legend>
          <p class="hint">{t.contactDetailsHint}</p>
          <Field
            id="email"
            label={t.email}
            hint={t.emailHint}
            type="email"
            value={contact?.email}
            maxlength={254}
            autocomplete="email"
            {...rest}
          />
          <Field
            id="phone"
            label={t.phone}
            type="tel"
            value={contact?.phone}
            maxlength={40}
            autocomplete="tel"
            short
            {...rest}
          />
          <Field id="name" label={t.name} value={contact?.name} maxlength={200} autocomplete="name" {...rest} />
        </fieldset>
        <Go label={t.continue} />
      </form>
    ),
  });
}

export function checkPage(step: Step): string {
  const { place, draft, way, faults = NO_FAULTS } = step;
  const t = reportTexts[place.language];
  const { details = {}, contact } = draft;
  const lines: readonly (readonly [string, string, string])[] = [
    [t.onApplication, draft.application?.name ?? '', 'application'],
    ...asked(draft, way).map(
      ({ id, title, options }) =>
        [title, options.find((option) => option.id === draft.answers[id])?.label ?? '', stepOfQuestion(id)] as const,
    ),
    [t.yourStory, draft.text ?? '', 'recit'],
    [t.occurredOn, details.occurredOn ? written(details.occurredOn, place.language) : t.notSaid, 'precisions'],
    [t.appVersion, details.appVersion ?? t.notSaid, 'precisions'],
    [t.system, details.system ?? t.notSaid, 'precisions'],
    [t.files, draft.files.map(({ name }) => name).join(', ') || t.none, 'fichiers'],
    [
      t.contactLine,
      contact?.mayContact ? [contact.name, contact.email, contact.phone].filter(Boolean).join(', ') : t.anonymous,
      'coordonnees',
    ],
  ];
  return stepPage({
    place,
    title: t.checkTitle,
    faults,
    back: backOf(CHECK, step),
    erasable: true,
    children: (
      <>
        <h1>{t.checkTitle}</h1>
        <dl class="answers">
          {lines.map(([name, value, where]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
              <dd class="change">
                <a href={hrefIn(place, addressOf(where))}>
                  {t.change}
                  <span class="unseen"> ({name})</span>
                </a>
              </dd>
            </div>
          ))}
        </dl>
        <p>{t.sendNote}</p>
        <form action={hrefIn(place, '/signaler/envoi')} method="post" novalidate>
          <Go label={t.send} />
        </form>
      </>
    ),
  });
}

export function sentPage(place: Place, { sent }: ReportDraft, way: QuestionWay): string {
  const t = reportTexts[place.language];
  if (!sent) return '';
  const advice = adviceOf(sent, way);
  return stepPage({
    place,
    title: t.sentTitle,
    children: (
      <>
        {advice.length > 0 && (
          <>
            <Advice lines={advice} />
            <Emergency place={place} />
          </>
        )}
        <div class="receipt good">
          <h1>{t.sentTitle}</h1>
          <dl>
            <div>
              <dt>{t.number}</dt>
              <dd>{sent.number}</dd>
            </div>
            <div>
              <dt>{t.code}</dt>
              <dd>{sent.code}</dd>
            </div>
          </dl>
          <p>{t.keepCode}</p>
        </div>
        <h2>{t.nextTitle}</h2>
        <p>{sent.next[place.language]}</p>
        <p>{t.nextMore}</p>
        <form class="pager" action={hrefIn(place, '/suivi')} method="post" novalidate>
          <input type="hidden" name="number" value={sent.number} />
          <input type="hidden" name="code" value={sent.code} />
          <Go label={t.followThis} />
          <a class="button quiet" href={hrefIn(place, '/signaler')}>
            {t.another}
          </a>
        </form>
      </>
    ),
  });
}
