import type { Role } from '#libs/kernel';

/** What ties a person to the thing acted on, beyond the role. */
export type Relation = 'own' | 'assigned' | 'invited' | 'panel' | 'self' | 'emergency';

/** A role anywhere (`signatory`), or only in relation to the thing (`lead@assigned`, `mandate_submit@own`). */
export type Standing = Role | `${Role | MandateStanding}@${Relation}`;

export type MandateStanding = 'mandate_prepare' | 'mandate_submit' | 'mandate_read';

/**
 * Who may do one operation. `subject` names the kind of thing acted on and `param` the route parameter that
 * holds its id; the standing of the actor towards it is then asked of the context that owns it.
 */
export interface OperationRule {
  readonly allow: 'anyone' | 'signed_in' | readonly Standing[];
  readonly subject?: string;
  readonly param?: string;
}

export type OperationTable = Readonly<Record<string, OperationRule>>;

/** Keeps the names of the operations as a type, and every rule checked. */
export const defineOperations = <const Table extends OperationTable>(table: Table): Table => table;

/** Injection token of the one table, put together by the app from the tables of its contexts. */
export const OPERATIONS = Symbol('Operations');

/** @throws Error when two contexts name an operation alike */
export function joinOperations(...tables: readonly OperationTable[]): OperationTable {
  const names = tables.flatMap((table) => Object.keys(table));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) throw new Error(`operations declared twice: ${twice.join(', ')}`);
  return Object.assign({}, ...tables);
}
