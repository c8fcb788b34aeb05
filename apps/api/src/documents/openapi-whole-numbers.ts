import { getMetadataStorage } from 'class-validator';

/** The little of a schema that is changed here. */
export interface NumberSchema {
  type?: unknown;
  default?: unknown;
}

interface Rule {
  readonly propertyName: string;
  readonly name?: string;
}

/**
 * Properties that a request class demands to be whole numbers. The compiler's plugin only sees the type `number`, and a
 * contract that says so would promise that 1.5 is accepted.
 */
export function wholeNumbers(): ReadonlySet<string> {
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    validationMetadatas: Map<unknown, Rule[]> | Rule[];
  };
  const rules = validationMetadatas instanceof Map ? [...validationMetadatas.values()].flat() : validationMetadatas;
  return new Set(rules.filter(({ name }) => name === 'isInt').map(({ propertyName }) => propertyName));
}

export function sayWhole(name: string, schema: NumberSchema | undefined, whole: ReadonlySet<string>): void {
  if (schema?.type === 'number' && whole.has(name)) schema.type = 'integer';
}
