import type { Criterion, OverrideCondition } from '../domain/framework.js';
import type { Path, Remark } from './fault.js';
import { criterionSchema } from './framework-schema.js';

type Json = unknown;

/** Ids that exist, by what they identify. A set is undefined when its list cannot be read: nothing is held against it. */
type Known = Readonly<Record<KnownList, ReadonlySet<string> | undefined>>;

const LISTS = {
  bricks: ['bricks'],
  badges: ['badges'],
  sources: ['sources'],
  categories: ['vocabularies', 'categories'],
  access_levels: ['vocabularies', 'access_levels'],
  catalogs: ['vocabularies', 'catalogs'],
  obligations: ['vocabularies', 'obligations'],
  severities: ['vocabularies', 'severities'],
  verdicts: ['vocabularies', 'verdicts'],
  evidence_types: ['vocabularies', 'evidence_types'],
  evidence_trust: ['vocabularies', 'evidence_trust'],
  verification_methods: ['vocabularies', 'verification_methods'],
  recheck_triggers: ['vocabularies', 'recheck_triggers'],
  flags: ['vocabularies', 'flags'],
  incident_topics: ['vocabularies', 'incident_topics'],
  tiers: ['proportionality', 'tiers'],
  criteria: ['criteria'],
} as const satisfies Record<string, readonly string[]>;

type KnownList = keyof typeof LISTS;

/** What no schema of one part can see: ids given twice, words that no vocabulary has, holes in the tier matrix. */
export function referenceRemarks(data: Json): Remark[] {
  const known = Object.fromEntries(Object.entries(LISTS).map(([name, path]) => [name, idsIn(at(data, path))])) as Known;
  return [
    ...Object.values(LISTS).flatMap((path) => duplicates(at(data, path), path)),
    ...matrixHoles(at(data, ['proportionality', 'tier_matrix']), known),
    ...listed(at(data, ['proportionality', 'tier_raise'])).flatMap((raise, index) =>
      unknownWords(at(raise, ['when', 'any_flag']), known.flags, 'flag', [
        ...['proportionality', 'tier_raise', index, 'when', 'any_flag'],
      ]),
    ),
    ...listed(at(data, LISTS.tiers)).flatMap((tier, index) =>
      Object.entries(objectOf(at(tier, ['trust_cap']))).flatMap(([severity, trust]) =>
        unknownWord(trust, known.evidence_trust, 'trust', [...LISTS.tiers, index, 'trust_cap', severity]),
      ),
    ),
    ...listed(at(data, LISTS.criteria)).flatMap((criterion, index) => {
      const parsed = criterionSchema.safeParse(criterion);
      return parsed.success ? criterionRemarks(parsed.data, ['criteria', index], known) : [];
    }),
  ];
}

function criterionRemarks(criterion: Criterion, path: Path, known: Known): Remark[] {
  const { id } = criterion;
  const each = (field: keyof Criterion, list: KnownList, thing: string) =>
    unknownWords(criterion[field], known[list], `${id}: ${thing}`, [...path, field]);
  const one = (field: keyof Criterion, list: KnownList, thing: string) =>
    unknownWord(criterion[field], known[list], `${id}: ${thing}`, [...path, field]);
  return [
    ...one('brick', 'bricks', 'brick'),
    ...one('obligation', 'obligations', 'obligation'),
    ...one('severity', 'severities', 'severity'),
    ...one('badge', 'badges', 'badge'),
    ...each('categories', 'categories', 'category'),
    ...each('access_levels', 'access_levels', 'access level'),
    ...each('catalogs', 'catalogs', 'catalog'),
    ...each('applies_when_flags', 'flags', 'flag'),
    ...each('verification', 'verification_methods', 'verification method'),
    ...each('recheck', 'recheck_triggers', 'recheck trigger'),
    ...each('incident_topics', 'incident_topics', 'incident topic'),
    ...criterion.evidence.flatMap(({ type, min_trust }, index) => [
      ...unknownWord(type, known.evidence_types, `${id}: evidence type`, [...path, 'evidence', index, 'type']),
      ...unknownWord(min_trust, known.evidence_trust, `${id}: trust`, [...path, 'evidence', index, 'min_trust']),
    ]),
    ...criterion.sources.flatMap(({ source }, index) =>
      unknownWord(source, known.sources, `${id}: source`, [...path, 'sources', index, 'source']),
    ),
    ...(criterion.overrides ?? []).flatMap(({ when }, index) =>
      overrideRemarks(id, when, [...path, 'overrides', index, 'when'], known),
    ),
    ...repeated(criterion.na_reasons ?? [], `${id}: reason`, [...path, 'na_reasons']),
  ];
}

function overrideRemarks(id: string, when: OverrideCondition, path: Path, known: Known): Remark[] {
  const vocabularies = { category: 'categories', access: 'access_levels', catalog: 'catalogs', flag: 'flags' } as const;
  return Object.entries(vocabularies).flatMap(([key, list]) =>
    unknownWords(when[key as keyof OverrideCondition], known[list], `${id}: ${key}`, [...path, key]),
  );
}

function duplicates(list: Json, path: Path): Remark[] {
  return repeated(
    listed(list).map((entry) => (typeof entry === 'string' ? entry : at(entry, ['id']))),
    'id',
    path,
  );
}

function repeated(values: readonly Json[], thing: string, path: Path): Remark[] {
  const seen = new Set<Json>();
  return values.flatMap((value, index) => {
    const again = typeof value === 'string' && seen.has(value);
    seen.add(value);
    return again
      ? [{ path: [...path, index], code: 'duplicate', message: `the ${thing} ${value} is there twice` }]
      : [];
  });
}

function matrixHoles(matrix: Json, { categories, access_levels }: Known): Remark[] {
  if (!categories || !access_levels || !isObject(matrix)) return [];
  const path = ['proportionality', 'tier_matrix'];
  const holes = [...categories].flatMap((category) =>
    [...access_levels].flatMap((access) =>
      at(matrix, [category, access]) === undefined
        ? [{ path: [...path, category, access], code: 'missing', message: `no tier for ${category} with ${access}` }]
        : [],
    ),
  );
  const strangers = Object.entries(matrix).flatMap(([category, row]) => [
    ...unknownWord(category, categories, 'category', [...path, category]),
    ...Object.keys(objectOf(row)).flatMap((access) =>
      unknownWord(access, access_levels, 'access level', [...path, category, access]),
    ),
  ]);
  return [...holes, ...strangers];
}

const unknownWords = (values: Json, known: ReadonlySet<string> | undefined, thing: string, path: Path): Remark[] =>
  listed(values).flatMap((value, index) => unknownWord(value, known, thing, [...path, index]));

const unknownWord = (value: Json, known: ReadonlySet<string> | undefined, thing: string, path: Path): Remark[] =>
  typeof value !== 'string' || !known || known.has(value)
    ? []
    : [{ path, code: 'unknown_word', message: `${thing} ${value} is not known` }];

const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectOf = (value: Json): Readonly<Record<string, Json>> => (isObject(value) ? value : {});

const listed = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);

const at = (value: Json, path: readonly string[]): Json =>
  path.reduce<Json>((inner, step) => (isObject(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined), value);

function idsIn(list: Json): ReadonlySet<string> | undefined {
  if (!Array.isArray(list)) return undefined;
  const ids = list.map((entry) => (typeof entry === 'string' ? entry : at(entry, ['id'])));
  return new Set(ids.filter((id) => typeof id === 'string'));
}
