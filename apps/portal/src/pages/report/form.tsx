import type { ComponentChildren } from 'preact';
import { reportTexts } from '../../report/report-texts.js';
import { hrefIn, type Place, page } from '../layout.js';

/** What is wrong, by the id of the field that is wrong. */
export type Faults = Readonly<Record<string, string>>;

export const NO_FAULTS: Faults = {};

interface StepProps {
  readonly place: Place;
  readonly title: string;
  readonly faults?: Faults | undefined;
  readonly back?: string | undefined;
  /** Whether something is written already that may be erased. */
  readonly erasable?: boolean;
  readonly children: ComponentChildren;
}

/** One thing on one page; what is wrong with it is said first, and has the focus. */
export function stepPage({ place, title, faults = NO_FAULTS, back, erasable = false, children }: StepProps): string {
  const t = reportTexts[place.language];
  const isWrong = Object.keys(faults).length > 0;
  return page({
    place,
    title: isWrong ? `${t.error}${title}` : title,
    current: 'report',
    children: (
      <div class="prose step">
        {back !== undefined && (
          <p class="crumb">
            <a href={hrefIn(place, back)}>
              <span aria-hidden="true">←</span> {t.back}
            </a>
          </p>
        )}
        {isWrong && <FaultSummary faults={faults} title={t.errorTitle} />}
        {children}
        {erasable && (
          <form class="erase" action={hrefIn(place, '/signaler/effacer')} method="post" novalidate>
            <button class="link" type="submit">
              {t.erase}
            </button>
          </form>
        )}
      </div>
    ),
  });
}

const FaultSummary = ({ faults, title }: { readonly faults: Faults; readonly title: string }) => (
  <div class="notice stop" role="alert" tabindex={-1} autofocus>
    <div>
      <p class="notice-title">{title}</p>
      <ul>
        {Object.entries(faults).map(([field, words]) => (
          <li key={field}>
            <a href={`#${field}`}>{words}</a>
          </li>
        ))}
      </ul>
    </div>
  </div>
);

export const Fault = ({
  id,
  faults,
  place,
}: {
  readonly id: string;
  readonly faults: Faults;
  readonly place: Place;
}) =>
  faults[id] === undefined ? null : (
    <p class="fault" id={`${id}-fault`}>
      <span class="unseen">{reportTexts[place.language].error}</span>
      {faults[id]}
    </p>
  );

const describedBy = (id: string, hint: unknown, faults: Faults): string | undefined =>
  [hint ? `${id}-hint` : '', faults[id] === undefined ? '' : `${id}-fault`].filter(Boolean).join(' ') || undefined;

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly place: Place;
  readonly faults: Faults;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly optional?: boolean;
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'search';
  readonly max?: string | undefined;
  readonly maxlength?: number;
  readonly autocomplete?: string;
  readonly short?: boolean;
}

/** A line to fill in, with its label, its hint and what is wrong with it. */
export const Field = ({
  id,
  label,
  place,
  faults,
  hint,
  value,
  optional,
  type = 'text',
  short,
  ...rest
}: FieldProps) => (
  <div class={faults[id] === undefined ? 'field' : 'field wrong'}>
    <label for={id}>
      {label} {optional && <span class="soft">{reportTexts[place.language].optional}</span>}
    </label>
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    <Fault id={id} faults={faults} place={place} />
    <input
      id={id}
      name={id}
      type={type as 'text'}
      value={value}
      class={short ? 'short' : undefined}
      aria-describedby={describedBy(id, hint, faults)}
      aria-invalid={faults[id] === undefined ? undefined : 'true'}
      {...rest}
    />
  </div>
);

interface WordsProps {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly place: Place;
  readonly faults: Faults;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly rows: number;
  readonly maxlength: number;
}

export const Words = ({ id, label, place, faults, hint, value, rows, maxlength }: WordsProps) => (
  <div class={faults[id] === undefined ? 'field' : 'field wrong'}>
    <label for={id}>{label}</label>
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    <Fault id={id} faults={faults} place={place} />
    <textarea
      id={id}
      name={id}
      rows={rows}
      maxlength={maxlength}
      aria-describedby={describedBy(id, hint, faults)}
      aria-invalid={faults[id] === undefined ? undefined : 'true'}
    >
      {value}
    </textarea>
  </div>
);

interface ChoiceProps {
  readonly name: string;
  readonly legend: ComponentChildren;
  readonly place: Place;
  readonly faults: Faults;
  readonly hint?: string | undefined;
  readonly chosen?: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: ComponentChildren }[];
}

/** One of several. The first bears the name of the group, so that the summary of what is wrong leads to it. */
export const Choice = ({ name, legend, place, faults, hint, chosen, options }: ChoiceProps) => (
  <fieldset
    class={faults[name] === undefined ? 'field' : 'field wrong'}
    aria-describedby={describedBy(name, hint, faults)}
  >
    <legend>{legend}</legend>
    {hint && (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    <Fault id={name} faults={faults} place={place} />
    {options.map(({ value, label }, at) => {
      const id = at === 0 ? name : `${name}-${at}`;
      return (
        <div class="radio" key={value}>
          <input type="radio" id={id} name={name} value={value} checked={chosen === value} />
          <label for={id}>{label}</label>
        </div>
      );
    })}
  </fieldset>
);

export const Go = ({
  label,
  name,
  value,
}: {
  readonly label: string;
  readonly name?: string;
  readonly value?: string;
}) => (
  <button class="button" type="submit" name={name} value={value}>
    {label}
  </button>
);

/** The numbers to call, before anything else. */
export const Emergency = ({ place }: { readonly place: Place }) => {
  const t = reportTexts[place.language];
  return (
    <section class="notice stop emergency" aria-labelledby="emergency">
      <div>
        <h2 id="emergency" class="notice-title">
          {t.emergencyTitle}
        </h2>
        <ul class="plain calls">
          {t.emergency.map(([number = '', why = '']) => (
            <li key={number}>
              <a href={`tel:${number}`}>{number}</a> <span>{why}</span>
            </li>
          ))}
        </ul>
        <p class="small">{t.emergencyNote}</p>
      </div>
    </section>
  );
};
