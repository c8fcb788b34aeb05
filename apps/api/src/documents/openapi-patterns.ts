import { getMetadataStorage } from 'class-validator';

/** The little of a schema that is completed here. */
export interface TextSchema {
  type?: unknown;
  pattern?: string;
  format?: string;
  example?: unknown;
  items?: TextSchema;
}

const NINE_DIGITS = '732829320';

/** A value for each pattern that requests may be held to, so that a reader, or a tool, can send something that fits. */
const FITS: Readonly<Record<string, { format?: string; example?: string }>> = {
  '^\\d{4}-\\d{2}-\\d{2}$': { format: 'date', example: '2026-11-23' },
  '^\\d{9}$': { example: NINE_DIGITS },
  '^[0-9]{9}$': { example: NINE_DIGITS },
  '^\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}$': { example: '0.1.0' },
  '^[A-Z]{2,5}$': { example: 'SEC' },
  '^(\\*|[A-Za-z]{1,60})$': { example: 'readDossier' },
  'Z$|[+-]\\d{2}:\\d{2}$': { format: 'date-time', example: '2027-01-15T09:00:00Z' },
  '\\S': { example: 'Nuit claire' },
};

interface Rule {
  readonly propertyName: string;
  readonly name?: string;
  readonly constraints?: readonly unknown[];
}

/**
 * The pattern of each property of a request, by its name: the compiler's plugin leaves out those of list members and
 * those held in a constant. A name that is held to two patterns is left alone.
 */
export function patternsByProperty(): ReadonlyMap<string, string> {
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    validationMetadatas: Map<unknown, Rule[]> | Rule[];
  };
  const rules = validationMetadatas instanceof Map ? [...validationMetadatas.values()].flat() : validationMetadatas;
  const found = new Map<string, Set<string>>();
  for (const { propertyName, name, constraints } of rules) {
    const [pattern] = constraints ?? [];
    if (name !== 'matches' || !(pattern instanceof RegExp)) continue;
    found.set(propertyName, (found.get(propertyName) ?? new Set()).add(pattern.source));
  }
  return new Map(
    [...found].flatMap(([name, [only, ...others]]) => (only && others.length === 0 ? [[name, only]] : [])),
  );
}

/** Adds an example to text that is held to a pattern and has none. */
export function exemplify(schema: TextSchema | undefined, pattern = schema?.pattern): void {
  const fit = pattern === undefined ? undefined : FITS[pattern];
  if (!schema || !fit || schema.example !== undefined) return;
  if (schema.type === 'array') exemplify(schema.items, pattern);
  else Object.assign(schema, { pattern, ...fit });
}
