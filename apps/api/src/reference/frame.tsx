import type { ComponentChildren } from 'preact';
import { renderDocument, stylesheet } from '#libs/ui';

export const PLACE = '/docs/api';
export const stylePath = `${PLACE}${stylesheet.path}`;

export const subjectHref = (anchor: string): string => `${PLACE}/subjects/${anchor}`;
export const operationHref = (operationId: string): string => `${PLACE}/operations/${operationId}`;
export const schemaHref = (name: string): string => `${PLACE}/schemas/${name}`;

interface FrameProps {
  readonly title: string;
  /** The first page leads nowhere back. */
  readonly isFirst?: boolean;
  readonly children: ComponentChildren;
}

/** The page around each page of the reference. It is in English as the contract is. */
export const framed = ({ title, isFirst = false, children }: FrameProps): string =>
  renderDocument({
    language: 'en',
    title: `${title} – Aval API`,
    stylesheet: stylePath,
    children: (
      <>
        <a class="skip" href="#content">
          Skip to content
        </a>
        <header class="site-head">
          <div class="wide">
            <a class="brand" href={PLACE}>
              <div>
                Aval API<span>Reference</span>
              </div>
            </a>
            <nav class="site-nav" aria-label="Main navigation">
              <ul>
                <li>
                  <a href="/">Catalogue</a>
                </li>
                <li>
                  <a href="/api/v1/openapi.json">OpenAPI document</a>
                </li>
              </ul>
            </nav>
          </div>
        </header>
        <main id="content" tabindex={-1}>
          <div class="wide">
            {!isFirst && (
              <p class="crumb">
                <a href={PLACE}>All subjects</a>
              </p>
            )}
            {children}
          </div>
        </main>
      </>
    ),
  });
