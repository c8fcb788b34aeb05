import { texts } from '../texts.js';
import { hrefIn, type Place, page } from './layout.js';

interface Message {
  readonly title: string;
  readonly body: string;
  /** A reference to give to who helps. */
  readonly reference?: string;
  readonly link?: { readonly href: string; readonly label: string };
}

/** A page that says one thing and shows the way out. */
export function messagePage(place: Place, { title, body, reference, link }: Message): string {
  const t = texts[place.language];
  const out = link ?? { href: hrefIn(place, '/applications'), label: t.catalogue };
  return page({
    place,
    title,
    children: (
      <div class="prose">
        <h1>{title}</h1>
        <p class="lead">
          {body} {reference && <code>{reference}</code>}
        </p>
        <p class="pager">
          <a class="button" href={out.href}>
            {out.label}
          </a>
          <a class="button quiet" href={hrefIn(place, '/')}>
            {t.home}
          </a>
        </p>
      </div>
    ),
  });
}
