/** As much of a JSON Schema of the contract as the reference shows. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly (string | number | null)[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly example?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

interface WrittenOperation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
  readonly 'x-aval-access'?: { readonly allow: string | readonly string[] };
}

export interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, WrittenOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Operation extends WrittenOperation {
  readonly method: string;
  readonly path: string;
}

export interface Group {
  readonly name: string;
  readonly anchor: string;
  readonly operations: readonly Operation[];
}

export const operationsOf = ({ paths }: Contract): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );

/** Operations by subject, subjects in the order of the alphabet. Tags that differ only in their case are one subject. */
export function groupsOf(contract: Contract): readonly Group[] {
  const groups = new Map<string, { name: string; operations: Operation[] }>();
  for (const operation of operationsOf(contract)) {
    const name = inWords(operation.tags?.[0] ?? 'other');
    const anchor = name.toLowerCase().replaceAll(' ', '-');
    const group = groups.get(anchor) ?? { name, operations: [] };
    group.operations.push(operation);
    groups.set(anchor, group);
  }
  return [...groups]
    .map(([anchor, group]) => ({ anchor, ...group }))
    .sort((one, other) => one.anchor.localeCompare(other.anchor, 'en'));
}

/** `PublicFrameworks` is written "Public frameworks". */
function inWords(tag: string): string {
  const words = tag.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
