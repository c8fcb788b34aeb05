import type { ComponentChildren } from 'preact';
import { renderDocument, stylesheet } from '#libs/ui';
import type { Language } from '../language.js';
import { texts } from '../texts.js';

/** What every page is told: the language, and its own address in both. */
export interface Place {
  readonly language: Language;
  /** Path and query without the language. */
  readonly path: string;
  /** Whether the address itself names the language, so that its links must too. */
  readonly isExplicit: boolean;
}

/** An address of the portal that keeps the language which the reader chose. */
export function hrefIn(place: Place, path: string): string {
  return place.isExplicit ? withLanguage(path, place.language) : path;
}

export function withLanguage(path: string, language: Language): string {
  const [beforeHash = '', hash] = path.split('#');
  const marked = `${beforeHash}${beforeHash.includes('?') ? '&' : '?'}lang=${language}`;
  return hash === undefined ? marked : `${marked}#${hash}`;
}

interface LayoutProps {
  readonly place: Place;
  readonly title: string;
  readonly description?: string;
  readonly current?: 'home' | 'catalogue';
  /** Stands above the rest of the page, from edge to edge. */
  readonly hero?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** The page around the page: head, navigation, content, foot. */
export function page({ place, title, description, current, hero, children }: LayoutProps): string {
  const t = texts[place.language];
  const other = place.language === 'fr' ? 'en' : 'fr';
  const otherHref = withLanguage(place.path, other);
  return renderDocument({
    language: place.language,
    title: `${title} – ${t.site}`,
    ...(description && { description }),
    stylesheet: stylesheet.path,
    alternate: { language: other, href: otherHref },
    children: (
      <>
        <a class="skip" href="#content">
          {t.skip}
        </a>
        <header class="site-head">
          <div class="wide">
            <a class="brand" href={hrefIn(place, '/')}>
              <Mark />
              <div>
                {t.site}
                <span>{t.tagline}</span>
              </div>
            </a>
            <nav class="site-nav" aria-label={t.nav}>
              <ul>
                <li>
                  <a href={hrefIn(place, '/applications')} aria-current={current === 'catalogue' ? 'page' : undefined}>
                    {t.catalogue}
                  </a>
                </li>
                <li>
                  <a href={otherHref} lang={other} hreflang={other}>
                    {t.otherLanguage}
                  </a>
                </li>
              </ul>
            </nav>
          </div>
        </header>
        <main id="content" tabindex={-1} class={hero ? 'with-hero' : undefined}>
          {hero && <div class="hero">{hero}</div>}
          <div class="wide">{children}</div>
        </main>
        <footer class="site-foot">
          <div class="wide">
            <p>{t.about}</p>
            <nav aria-label={t.footLinks}>
              <ul class="plain">
                <li>{t.accessibility}</li>
                <li>
                  <a href="/api/v1/openapi.json">{t.api}</a>
                </li>
                <li>
                  <a href={hrefIn(place, '/admin')}>{t.office}</a>
                </li>
              </ul>
            </nav>
          </div>
        </footer>
      </>
    ),
  });
}

const Mark = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true">
    <rect class="brand-mark" width="32" height="32" rx="8" />
    <path
      class="brand-check"
      d="M8.5 17l5 5 10-12"
      fill="none"
      stroke-width="3.4"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);
