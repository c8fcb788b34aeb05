import { Invalid, type Reason } from '#libs/kernel';
import type { Framework } from './framework.js';
import { DEVICE_CLASSES, type DeviceClass, TRACKS, type Track } from './vocabulary.js';

/** What is known of an application before any criterion is answered: all that scope and tier depend on. */
export interface Facts {
  readonly category: string;
  readonly access: string;
  readonly catalog: string;
  readonly flags: readonly string[];
  readonly track?: Track;
  readonly device_class?: DeviceClass;
  readonly ai_effect_on_person?: boolean;
}

const KNOWN = ['category', 'access', 'catalog', 'flags', 'track', 'device_class', 'ai_effect_on_person'];

/**
 * Facts from outside, held against the vocabularies of the framework. A missing or null optional fact is "no".
 * @throws Invalid (`facts_not_usable`) naming every field at fault
 */
export function readFacts(input: unknown, { vocabularies }: Framework): Facts {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw refused([fault('', 'facts are an object with category, access, catalog and flags')]);
  }
  const given = input as Readonly<Record<string, unknown>>;
  const ids = (terms: readonly { readonly id: string }[]) => terms.map(({ id }) => id);
  const flags = given.flags ?? [];
  const known = ids(vocabularies.flags);

  const reasons = [
    ...Object.keys(given).flatMap((name) =>
      KNOWN.includes(name) ? [] : [fault(name, `is not a fact (${KNOWN.join(', ')})`)],
    ),
    ...oneOf('category', given.category, ids(vocabularies.categories)),
    ...oneOf('access', given.access, ids(vocabularies.access_levels)),
    ...oneOf('catalog', given.catalog, ids(vocabularies.catalogs)),
    ...(Array.isArray(flags)
      ? flags.flatMap((flag, index) => oneOf(`flags/${index}`, flag, known))
      : [fault('flags', 'is a list of flags')]),
    ...(given.track == null ? [] : oneOf('track', given.track, TRACKS)),
    ...(given.device_class == null ? [] : oneOf('device_class', given.device_class, DEVICE_CLASSES)),
    ...(given.ai_effect_on_person == null || typeof given.ai_effect_on_person === 'boolean'
      ? []
      : [fault('ai_effect_on_person', 'is true or false')]),
  ];
  if (reasons.length > 0) throw refused(reasons);

  return {
    category: given.category as string,
    access: given.access as string,
    catalog: given.catalog as string,
    flags: [...new Set(flags as string[])],
    ...(given.track != null && { track: given.track as Track }),
    ...(given.device_class != null && { device_class: given.device_class as DeviceClass }),
    ...(given.ai_effect_on_person != null && { ai_effect_on_person: given.ai_effect_on_person as boolean }),
  };
}

const oneOf = (field: string, value: unknown, allowed: readonly string[]): Reason[] =>
  typeof value === 'string' && allowed.includes(value) ? [] : [fault(field, `is one of ${allowed.join(', ')}`)];

const fault = (field: string, message: string): Reason => ({ code: 'unknown_fact', message, field: `/${field}` });

const refused = (reasons: readonly Reason[]) =>
  new Invalid(
    'facts_not_usable',
    `The facts cannot be used: ${reasons.map(({ field, message }) => `${field?.slice(1) || 'input'} ${message}`).join('; ')}.`,
    reasons,
  );
