import type { Framework } from '../domain/framework.js';
import { FileNotUsable, type Parsed, refused } from './fault.js';
import { referenceRemarks } from './framework-references.js';
import { frameworkSchema } from './framework-schema.js';
import { schemaRemarks } from './schema-remarks.js';
import { readYaml } from './yaml-document.js';

/** A framework from its YAML text, or every fault in it with its line, in the order of the file. */
export function parseFramework(text: string): Parsed<Framework> {
  const document = readYaml(text);
  if (!document.ok) return document;

  const { data, locate } = document.value;
  const remarks = [...schemaRemarks(frameworkSchema, data), ...referenceRemarks(data)];
  if (remarks.length === 0) return { ok: true, value: data as Framework };
  return refused(remarks.map(locate));
}

/** @throws FileNotUsable with every fault */
export function frameworkFrom(text: string): Framework {
  const parsed = parseFramework(text);
  if (!parsed.ok) throw new FileNotUsable('framework', parsed.faults);
  return parsed.value;
}
