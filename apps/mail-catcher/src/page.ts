import { createHash } from 'node:crypto';
import type { Letter } from './letter.js';
import type { StoredLetter } from './mailbox.js';

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#161b26, #eef1f6); --soft: light-dark(#545d70, #aab3c5);
  --paper: light-dark(#f5f6fa, #12151c); --card: light-dark(#fff, #1b202b); --line: light-dark(#d9dde7, #333b4b);
  --blue: light-dark(#1f3fa8, #93b0ff); }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
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
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const asText = (raw: string): string => raw.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${asText(title)} – courrier de démonstration</title><style>${STYLE}</style></head>
<body><main>${body}</main></body></html>`;

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
