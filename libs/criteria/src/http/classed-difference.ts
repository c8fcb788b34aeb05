import type { ChangeClasses } from '../domain/change-class.js';
import type { Changes } from '../domain/changes.js';
import type { FrameworkDifference, NamedEntry } from '../domain/difference.js';
import { own } from '../domain/own.js';
import type { FrameworkDifferenceView } from './difference.view.js';

/** The difference with what the editors say of each change; a class is only shown against the version it was counted from. */
export function classedDifference(difference: FrameworkDifference, changes: Changes | null): FrameworkDifferenceView {
  const classes = changes?.base === difference.from ? changes.classes : {};
  const { added, removed, changed } = difference.criteria;
  const classed = <Entry extends NamedEntry>(entries: readonly Entry[]) =>
    entries.map((entry) => withClass(entry, classes));
  return {
    ...difference,
    criteria: { added: classed(added), removed: classed(removed), changed: classed(changed) },
  } as FrameworkDifferenceView;
}

function withClass<Entry extends NamedEntry>(entry: Entry, classes: ChangeClasses) {
  const change = own(classes, entry.id);
  return { ...entry, ...(change && { change }) };
}
