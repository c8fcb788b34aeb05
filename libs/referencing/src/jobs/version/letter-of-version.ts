import type { Day, Words } from '#libs/kernel';
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
const WHY: Readonly<Partial<Record<VersionEnd, Words>>> = {
  refused: { fr: 'le dossier de modification est refusé', en: 'the change dossier is refused' },
  not_filed: { fr: 'aucun dossier de modification n’a été déposé à temps', en: 'no change dossier was filed in time' },
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
    return {
      what: {
        fr: 'une version déclarée, dont le classement peut être changé',
        en: 'a declared version, whose class may be changed',
      },
      dueOn: confirmBy,
    };
  if (drawn)
    return {
      what: {
        fr: 'une version mineure tirée au sort, à contrôler',
        en: 'a minor version that was drawn, to be checked',
      },
      dueOn: today,
    };
  return undefined;
}
