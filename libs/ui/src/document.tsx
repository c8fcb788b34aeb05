import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

export interface DocumentProps {
  readonly language: 'fr' | 'en';
  readonly title: string;
  readonly description?: string;
  readonly stylesheet: string;
  /** The address of this page in the other language. */
  readonly alternate?: { readonly language: 'fr' | 'en'; readonly href: string };
  readonly children: ComponentChildren;
}

const Document = ({ language, title, description, stylesheet, alternate, children }: DocumentProps) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {description && <meta name="description" content={description} />}
      <link rel="stylesheet" href={stylesheet} />
      <link rel="icon" type="image/svg+xml" href="/icon.svg" />
      {alternate && <link rel="alternate" hreflang={alternate.language} href={alternate.href} />}
    </head>
    <body>{children}</body>
  </html>
);

/** A whole page as text. Everything that is not markup of ours has been escaped. */
export const renderDocument = (props: DocumentProps): string =>
  `<!doctype html>${renderToString(<Document {...props} />)}`;
