import type { Sort } from '#libs/catalogue';
import { Check, Notice } from '#libs/ui';
import type { Card, Facets } from '../application.js';
import type { Language } from '../language.js';
import { type Texts, texts } from '../texts.js';
import { audiences, badges, bases, categories, inFigures, isPlural, platforms, wordFor } from '../words.js';
import { hrefIn, type Place, page } from './layout.js';
import { Result } from './result.js';

/** What the reader asked for, value by value, as the address says it. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

export interface CatalogueList {
  readonly chosen: Chosen;
  readonly sort: Sort;
  readonly cards: readonly Card[];
  readonly facets: Facets;
  readonly corrected?: string;
  readonly next?: string;
}

const GROUPS = [
  ['category', categories],
  ['basis', bases],
  ['platform', platforms],
  ['audience', audiences],
  ['badge', badges],
] as const;

/** The address of the list with some choices changed; an empty value takes the choice out. */
function listHref(place: Place, chosen: Chosen, changes: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(chosen)) {
    if (!(name in changes)) for (const value of values) query.append(name, value);
  }
  for (const [name, value] of Object.entries(changes)) if (value !== undefined) query.set(name, value);
  const text = query.toString();
  return hrefIn(place, text ? `/applications?${text}` : '/applications');
}

export function cataloguePage(place: Place, list: CatalogueList): string {
  const t = texts[place.language];
  const words = list.chosen.q?.[0];
  return page({
    place,
    title: words ? t.resultsFor(words) : t.catalogueTitle,
    current: 'catalogue',
    children: (
      <>
        <h1>{words ? t.resultsFor(words) : t.catalogueTitle}</h1>
        <div class="split">
          <Filters list={list} place={place} t={t} />
          <div>
            {words && list.corrected && (
              <Notice tone="care" icon="info" title={t.corrected(words, list.corrected)}>
                {null}
              </Notice>
            )}
            <Toolbar list={list} place={place} t={t} />
            {list.cards.length === 0 ? (
              <div class="card">
                <p>
                  <strong>{t.none}</strong>
                </p>
                <p>{t.noneHint}</p>
                <a href={hrefIn(place, '/applications')}>{t.clear}</a>
              </div>
            ) : (
              <ul class="results">
                {list.cards.map((card) => (
                  <li key={card.slug}>
                    <Result card={card} place={place} />
                  </li>
                ))}
              </ul>
            )}
            <p class="pager">
              {list.next && (
                <a class="button" href={listHref(place, list.chosen, { after: list.next })} rel="next">
                  {t.next}
                </a>
              )}
              {list.chosen.after && (
                <a class="button quiet" href={listHref(place, list.chosen, { after: undefined })}>
                  {t.first}
                </a>
              )}
            </p>
          </div>
        </div>
      </>
    ),
  });
}

interface PartProps {
  readonly list: CatalogueList;
  readonly place: Place;
  readonly t: Texts;
}

const Toolbar = ({ list: { chosen, sort, facets }, place, t }: PartProps) => {
  const count = inFigures(facets.total, place.language);
  const sorts = (['relevance', 'name', 'listed', 'decided'] as const).filter((one) => one !== 'relevance' || chosen.q);
  return (
    <div class="toolbar">
      <p role="status">
        <strong>
          {[t.applications(count, isPlural(facets.total, place.language)), facets.isCapped && t.orMore]
            .filter(Boolean)
            .join(' ')}
        </strong>
        , {t.sortedAs[sort]}
      </p>
      <div class="sorts small">
        <span id="sorted-by">{t.sortedBy}</span>
        <ul class="sorts plain" aria-labelledby="sorted-by">
          {sorts.map((one) => (
            <li key={one}>
              <a
                href={listHref(place, chosen, { sort: one, after: undefined })}
                aria-current={one === sort ? 'true' : undefined}
              >
                {t.sorts[one]}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
};

const Filters = ({ list: { chosen, facets, sort }, place, t }: PartProps) => {
  const { language } = place;
  const isNarrowed = Object.keys(chosen).some((name) => !['q', 'sort', 'after'].includes(name));
  return (
    <search aria-label={t.filters}>
      <form class="card" action="/applications" method="get">
        {place.isExplicit && <input type="hidden" name="lang" value={language} />}
        {chosen.sort && <input type="hidden" name="sort" value={sort} />}
        <p>
          <label for="q">{t.words}</label>
          <input type="search" id="q" name="q" maxlength={200} value={chosen.q?.[0] ?? ''} />
        </p>
        <details open={isNarrowed}>
          <summary>{t.filters}</summary>
          {GROUPS.map(([name, vocabulary]) => (
            <Choices
              key={name}
              name={name}
              vocabulary={vocabulary}
              counts={facets[name]}
              chosen={chosen[name] ?? []}
              legend={t[name]}
              language={language}
            />
          ))}
          <fieldset>
            <legend>{t.forProfessionals}</legend>
            {(['reimbursed', 'prescribable'] as const).map((name) => (
              <Check
                key={name}
                name={name}
                value="true"
                label={t[name]}
                count={inFigures(facets[name], language)}
                checked={chosen[name]?.[0] === 'true'}
              />
            ))}
          </fieldset>
        </details>
        <p class="pager">
          <button class="button" type="submit">
            {t.apply}
          </button>
          {(isNarrowed || chosen.q) && (
            <a class="button quiet" href={hrefIn(place, '/applications')}>
              {t.clear}
            </a>
          )}
        </p>
      </form>
    </search>
  );
};

interface ChoicesProps {
  readonly name: string;
  readonly vocabulary: Parameters<typeof wordFor>[0];
  readonly counts: Readonly<Record<string, number>>;
  readonly chosen: readonly string[];
  readonly legend: string;
  readonly language: Language;
}

/** The values that the present list holds, and those already chosen. */
const Choices = ({ name, vocabulary, counts, chosen, legend, language }: ChoicesProps) => {
  const values = [
    ...new Set([...Object.keys(vocabulary).filter((id) => id in counts), ...Object.keys(counts), ...chosen]),
  ];
  if (values.length === 0) return null;
  return (
    <fieldset>
      <legend>{legend}</legend>
      {values.map((value) => (
        <Check
          key={value}
          name={name}
          value={value}
          label={wordFor(vocabulary, value, language)}
          count={inFigures(counts[value] ?? 0, language)}
          checked={chosen.includes(value)}
        />
      ))}
    </fieldset>
  );
};
