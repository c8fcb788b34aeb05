import type { ComponentChildren } from 'preact';
import type { Visitor } from '#libs/identity';
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
  /** Who is signed in; nobody on a page that is kept for all. */
  readonly visitor?: Visitor;
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
  readonly current?: 'home' | 'catalogue' | 'report';
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
                  <a href={hrefIn(place, '/signaler')} aria-current={current === 'report' ? 'page' : undefined}>
                    {t.report}
                  </a>
                </li>
                <li>
                  <a href={otherHref} lang={other} hreflang={other}>
                    {t.otherLanguage}
                  </a>
                </li>
                <Account place={place} />
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

/** The way in, or who is in and the way out. A form, since leaving changes something: it works without a script. */
function Account({ place }: { readonly place: Place }) {
  const t = texts[place.language];
  if (!place.visitor) {
    return (
      <li>
        <a href={`/auth/login?${new URLSearchParams({ returnTo: hrefIn(place, place.path) })}`} rel="nofollow">
          {t.signIn}
        </a>
      </li>
    );
  }
  const { name, csrfToken } = place.visitor;
  return (
    <>
      <li class="who">
        {t.signedInAs}
        {t.colon}
        {name}
      </li>
      <li>
        <form action="/auth/logout" method="post">
          <input type="hidden" name="_csrf" value={csrfToken} />
          <button type="submit">{t.signOut}</button>
        </form>
      </li>
    </>
  );
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
