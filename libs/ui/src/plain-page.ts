import { createHash } from 'node:crypto';

/** Colours and type of the small pages that the companions of a development instance show. */
const COMMON = `
:root { color-scheme: light dark; --ink: light-dark(#161b26, #eef1f6); --soft: light-dark(#545d70, #aab3c5);
  --paper: light-dark(#f5f6fa, #12151c); --card: light-dark(#fff, #1b202b); --line: light-dark(#d9dde7, #333b4b);
  --blue: light-dark(#1f3fa8, #93b0ff); }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that markup cannot come out of. */
export const asText = (raw: string): string => raw.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

/** A page of one style sheet and no script; `more` are further directives of its policy. */
export function plainPages(place: string, ownStyle: string, more: readonly string[] = []) {
  const style = COMMON + ownStyle;
  const hash = createHash('sha256').update(style).digest('base64');
  const rules = [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    ...more,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    policy: rules.join('; '),
    /** The title is text; the body is markup, in which the caller has escaped what is not his. */
    page: (title: string, body: string): string => `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${asText(title)} – ${asText(place)}</title><style>${style}</style></head>
<body><main>${body}</main></body></html>`,
  };
}
