import type { Card } from '../application.js';
import { texts } from '../texts.js';
import { categories, categoryAims, inFigures, isPlural, wordFor } from '../words.js';
import { hrefIn, type Place, page } from './layout.js';
import { Result } from './result.js';

export interface HomeFigures {
  readonly byCategory: Readonly<Record<string, number>>;
  readonly listed: number;
  readonly temporary: number;
  readonly suspended: number;
  readonly delisted: number;
}

export function homePage(place: Place, figures: HomeFigures, latest: readonly Card[]): string {
  const t = texts[place.language];
  const count = (value: number) => inFigures(value, place.language);
  return page({
    place,
    title: t.homeTitle,
    description: t.homeLead,
    current: 'home',
    hero: (
      <div class="wide">
        <h1>{t.homeTitle}</h1>
        <p class="lead">{t.homeLead}</p>
        <search>
          <form class="search" action="/applications" method="get">
            {place.isExplicit && <input type="hidden" name="lang" value={place.language} />}
            <label for="q">{t.searchLabel}</label>
            <div>
              <input type="search" id="q" name="q" maxlength={200} aria-describedby="q-hint" />
              <button class="button" type="submit">
                {t.search}
              </button>
            </div>
            <p class="hint" id="q-hint">
              {t.searchHint}
            </p>
          </form>
        </search>
      </div>
    ),
    children: (
      <>
        <section class="section" aria-labelledby="by-category">
          <h2 id="by-category">{t.byCategory}</h2>
          <div class="grid">
            {Object.keys(categories).map((category) => (
              <a class="card tile" key={category} href={hrefIn(place, `/applications?category=${category}`)}>
                <strong>{wordFor(categories, category, place.language)}</strong>
                <span class="soft">{wordFor(categoryAims, category, place.language)}</span>
                <span class="count">
                  {t.applications(
                    count(figures.byCategory[category] ?? 0),
                    isPlural(figures.byCategory[category] ?? 0, place.language),
                  )}
                </span>
              </a>
            ))}
          </div>
        </section>
        <section class="section" aria-labelledby="figures">
          <h2 id="figures">{t.inFigures}</h2>
          <dl class="figures">
            {(['listed', 'temporary', 'suspended', 'delisted'] as const).map((name) => (
              <div key={name}>
                <dt>{t[name]}</dt>
                <dd>{count(figures[name])}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section class="section" aria-labelledby="latest">
          <h2 id="latest">{t.lastDecisions}</h2>
          {latest.length === 0 ? (
            <p class="soft">{t.noDecision}</p>
          ) : (
            <ul class="results">
              {latest.map((card) => (
                <li key={card.slug}>
                  <Result card={card} place={place} level="h3" />
                </li>
              ))}
            </ul>
          )}
        </section>
        <section class="section prose" aria-labelledby="how">
          <h2 id="how">{t.how}</h2>
          <ol class="steps">
            {t.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      </>
    ),
  });
}
