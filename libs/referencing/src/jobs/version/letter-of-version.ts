import type { Day } from '#libs/kernel';
import type { LetterData, TemplateName } from '#libs/notification';
import type { ApplicationVersionSnapshot, VersionEnd } from '../../domain/version/application-version.js';
import type { VersionEvents } from '../../domain/version/version.events.js';

type VersionTemplate = 'version-reclassified' | 'version-rejected';

/** A letter about a version, with what it says besides the application and the number. */
export type LetterOfVersion = {
  [Name in VersionTemplate & TemplateName]: {
    readonly template: Name;
    readonly data: Omit<LetterData[Name], 'application' | 'number'>;
  };
}[VersionTemplate];

/** Why it is not covered, as the publisher reads it; what he did himself is not told to him. */
const WHY: Readonly<Partial<Record<VersionEnd, string>>> = {
  refused: 'le dossier de modification est refusé',
  not_filed: 'aucun dossier de modification n’a été déposé à temps',
};

/** What the publisher is written; a decision and a dossier that opens have letters of their own. */
export function letterOfVersion({ classMotive, end, state }: ApplicationVersionSnapshot): LetterOfVersion | undefined {
  const why = end && WHY[end];
  if (state === 'rejected') return why ? { template: 'version-rejected', data: { why } } : undefined;
  return classMotive ? { template: 'version-reclassified', data: { motive: classMotive } } : undefined;
}

type Moved = VersionEvents['referencing.version-moved.v1'];

/** What agents are asked to do, and by when; undefined when nothing is. */
export function taskOfVersion({ action, drawn }: Moved, { confirmBy }: ApplicationVersionSnapshot, today: Day) {
  if (action === 'declare' && confirmBy)
    return { what: 'une version déclarée, dont le classement peut être changé', dueOn: confirmBy };
  if (drawn) return { what: 'une version mineure tirée au sort, à contrôler', dueOn: today };
  return undefined;
}
