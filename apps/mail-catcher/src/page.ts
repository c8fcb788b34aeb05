import { asText, plainPages } from '#libs/ui';
import type { Letter } from './letter.js';
import type { StoredLetter } from './mailbox.js';

const STYLE = `
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; overflow-wrap: anywhere; }
a { color: var(--blue); }
a:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
ol { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
li, pre { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; }
li a { display: block; font-weight: 600; }
li span, dt { color: var(--soft); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 0 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
`;

/** Only this style sheet, no script. */
export const { policy: CONTENT_SECURITY_POLICY, page } = plainPages('courrier de démonstration', STYLE);

/** Every letter that would have left, newest first. */
export const listPage = (letters: readonly StoredLetter[]): string =>
  page(
    `Courriers (${letters.length})`,
    `<h1>Courriers (${letters.length})</h1>
<p>Aucun courrier ne quitte cette machine : ils sont gardés ici. <span lang="en">No letter leaves this machine.</span></p>
${letters.length === 0 ? '<p>Aucun courrier pour le moment.</p>' : `<ol>${letters.map(row).join('')}</ol>`}`,
  );

const row = ({ id, subject, to, date, language }: StoredLetter): string =>
  `<li><a href="/mail/${asText(id)}" lang="${asText(language)}">${asText(subject) || '(sans objet)'}</a><span>à ${asText(to)} · ${asText(date)}</span></li>`;

export const letterPage = (id: string, letter: Letter): string =>
  page(
    letter.subject || '(sans objet)',
    `<p><a href="/mail">Tous les courriers</a></p>
<h1 lang="${asText(letter.language)}">${asText(letter.subject) || '(sans objet)'}</h1>
<dl><dt>De</dt><dd>${asText(letter.from)}</dd><dt>À</dt><dd>${asText(letter.to)}</dd><dt>Date</dt><dd>${asText(letter.date)}</dd>${
      letter.attachments.length === 0 ? '' : `<dt>Pièces</dt><dd>${letter.attachments.map(asText).join(', ')}</dd>`
    }</dl>
<pre lang="${asText(letter.language)}">${withLinks(letter.text)}</pre>
<p><a href="/mail/${asText(id)}.eml">Message tel que reçu</a></p>`,
  );

export const absentPage = (): string =>
  page('Introuvable', '<h1>Introuvable</h1><p><a href="/mail">Tous les courriers</a></p>');

const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g;

/** Addresses in a letter can be followed; everything else stays text. */
function withLinks(text: string): string {
  const pieces: string[] = [];
  let end = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    pieces.push(asText(text.slice(end, index)), `<a href="${asText(address)}">${asText(address)}</a>`);
    end = index + address.length;
  }
  return [...pieces, asText(text.slice(end))].join('');
}
