import type { PublicVersion, VersionSummary } from '../application/framework-archive.js';
import type { Publication } from '../domain/framework-version.js';
import type { FrameworkSummaryView, FrameworkView } from './framework.view.js';

export const asSummary = (version: VersionSummary): FrameworkSummaryView => ({
  version: version.number,
  framework: version.framework,
  title: version.title,
  state: version.state,
  ...(version.consultationOpenedOn && { consultationOpenedOn: version.consultationOpenedOn }),
  ...(version.publishedOn && { publishedOn: version.publishedOn }),
  ...(version.effectiveOn && { effectiveOn: version.effectiveOn }),
  policyVersion: version.policyNumber,
  contentHash: version.contentHash,
});

export const asView = ({ summary, publication, framework }: PublicVersion): FrameworkView => ({
  ...asSummary(summary),
  content: framework,
  ...publicationView(publication),
});

/** What was published beside the text. */
export const publicationView = (publication: Publication | null) =>
  publication === null
    ? {}
    : {
        classes: publication.classes,
        ...(publication.transitionOn && { transitionOn: publication.transitionOn }),
        impact: publication.impact,
        ...(publication.simulation && { simulation: publication.simulation }),
      };
