import type { EntityManager } from 'typeorm';
import type { Day, OrganisationId } from '#libs/kernel';
import { parseDuration } from '#libs/kernel';
import type { Candidate, CandidatesAsked, ErasedParts, ErasureOrder, Horizon } from '../application/retention.work.js';
import { declaredClass, unionOf } from './declared-sql.js';

interface Row {
  readonly id: string;
  readonly organisation_id: OrganisationId | null;
  readonly label: string | null;
  readonly ended_at: Date;
  readonly due_at: Date;
  readonly due_text: string;
  readonly subjects: readonly string[];
  readonly first_on: Day | null;
  readonly second_on: Day | null;
  readonly erase_on: Day | null;
}

const UNITS: Readonly<Record<string, string>> = { months: 'months', calendar: 'days', hours: 'hours' };

/** `24m` as PostgreSQL writes it. @throws RangeError for working days, which the law of retention does not know */
export function intervalOf(duration: string): string {
  const { count, unit } = parseDuration(duration);
  const word = UNITS[unit];
  if (word === undefined) throw new RangeError(`${duration} is no period of retention`);
  return `${count} ${word}`;
}

/**
 * What of a class is due. Days and months are counted by the calendar of Paris, hours by the clock.
 * @param rule,keep,until parameters of the statement
 */
const dueSql = (statement: string, [rule, keep, until]: readonly [string, string, string]): string => `
  FROM (${statement}
  ) c
    CROSS JOIN LATERAL (SELECT greatest(date_add(c.ended_at, ${keep}::interval, 'Europe/Paris'), c.not_before) AS at) due
  WHERE c.ended_at IS NOT NULL AND due.at <= ${until}
    AND NOT EXISTS (SELECT FROM retention.erased e WHERE e.class = ${rule} AND e.subject_id = c.id)`;

const candidatesSql = (statement: string): string => `
  SELECT d.*, w.first_on::text, w.second_on::text, w.erase_on::text
  FROM (
    SELECT c.id, c.organisation_id, c.label, c.ended_at, due.at AS due_at, due.at::text AS due_text, c.subjects
    ${dueSql(statement, ['$1', '$2', '$3'])}
      AND ($4::timestamptz IS NULL OR (due.at, c.id) > ($4::timestamptz, $5))
    ORDER BY due.at, c.id LIMIT $6) d
    LEFT JOIN retention.warning w ON w.class = $1 AND w.subject_id = d.id
  ORDER BY d.due_at, d.id`;

/** One statement for all: on most days there is nothing in most classes, and to begin with each of them costs more. */
export async function classesDue(tx: EntityManager, asked: readonly Horizon[]): Promise<Set<string>> {
  const ofOne = ({ rule }: Horizon, at: number): string =>
    `SELECT $${3 * at + 1}::text AS name WHERE EXISTS (SELECT ${dueSql(declaredClass(rule.name).sql, [
      `$${3 * at + 1}`,
      `$${3 * at + 2}`,
      `$${3 * at + 3}`,
    ])})`;
  if (asked.length === 0) return new Set();
  const rows = await tx.query<{ name: string }[]>(
    asked.map(ofOne).join('\nUNION ALL '),
    asked.flatMap(({ rule, until }) => [rule.name, intervalOf(rule.keep), until]),
  );
  return new Set(rows.map(({ name }) => name));
}

const heldSql = (): string => `
  SELECT DISTINCT h.subject, h.reason FROM (
    SELECT subject, 'hold' AS reason FROM retention.hold WHERE lifted_at IS NULL
    UNION ALL ${unionOf('hold')}) h
  WHERE h.subject = ANY ($1) ORDER BY h.reason`;

/**
 * What holds them back is asked after, and for them alone: on most days there is nobody to ask for, and the statement
 * over all contexts takes longer to plan than to run. A hold that is put in between is seen.
 */
export async function candidatesOf(tx: EntityManager, asked: CandidatesAsked): Promise<Candidate[]> {
  const { rule, until, after, limit } = asked;
  const rows = await tx.query<Row[]>(candidatesSql(declaredClass(rule.name).sql), [
    rule.name,
    intervalOf(rule.keep),
    until,
    after?.dueAt ?? null,
    after?.id ?? '',
    limit,
  ]);
  const held = await holdsOn(tx, [...new Set(rows.flatMap(({ subjects }) => subjects))]);
  return rows.map((row) => candidate(row, held));
}

interface Held {
  readonly subject: string;
  readonly reason: string;
}

const holdsOn = (tx: EntityManager, subjects: readonly string[]): Promise<Held[]> =>
  subjects.length === 0 ? Promise.resolve([]) : tx.query<Held[]>(heldSql(), [subjects]);

const reasonsFor = ({ subjects }: Row, held: readonly Held[]): string[] => [
  ...new Set(held.flatMap(({ subject, reason }) => (subjects.includes(subject) ? [reason] : []))),
];

const candidate = (row: Row, held: readonly Held[]): Candidate => ({
  id: row.id,
  organisationId: row.organisation_id,
  label: row.label,
  endedAt: row.ended_at,
  dueAt: row.due_at,
  heldBy: reasonsFor(row, held),
  warning:
    row.first_on && row.erase_on ? { firstOn: row.first_on, secondOn: row.second_on, eraseOn: row.erase_on } : null,
  position: { dueAt: row.due_text, id: row.id },
});

const ORDER = `INSERT INTO retention.erasure (id, class, rule, policy_version, ordered_at, records) VALUES ($1, $2, $3, $4, $5, $6)`;
const itemsSql = (statement: string): string => `
  INSERT INTO retention.item (erasure_id, subject_id, subjects)
  SELECT $1::uuid, c.id, c.subjects FROM (${statement}
  ) c WHERE c.id = ANY ($2::text[])`;
const reducedSql = (statement: string): string => `
  INSERT INTO retention.erased (class, subject_id, erasure_id, organisation_id, ended_at, erased_at, reduced)
  SELECT $1, c.id, $2::uuid, c.organisation_id, c.ended_at, $3, c.reduced FROM (${statement}
  ) c WHERE c.id = ANY ($4::text[]) AND c.reduced IS NOT NULL`;

/** The order, what stays, the procedure, and no trace of whose turn it was. All in the transaction of the caller. */
export async function carryOut(
  tx: EntityManager,
  { id, rule, ruleText, policyVersion, at }: ErasureOrder,
  candidates: readonly Candidate[],
): Promise<ErasedParts> {
  const { sql, procedure } = declaredClass(rule.name);
  const ids = candidates.map((one) => one.id);
  await tx.query(ORDER, [id, rule.name, ruleText, policyVersion, at, ids.length]);
  await tx.query(itemsSql(sql), [id, ids]);
  await tx.query(reducedSql(sql), [rule.name, id, at, ids]);
  const parts = await tx.query<{ record: string; n: string }[]>(`SELECT record, n FROM ${procedure}($1, $2)`, [
    id,
    rule.name,
  ]);
  await tx.query('DELETE FROM retention.item WHERE erasure_id = $1', [id]);
  await tx.query('DELETE FROM retention.warning WHERE class = $1 AND subject_id = ANY ($2)', [rule.name, ids]);
  return parts.map(({ record, n }) => ({ record, n: Number(n) }));
}
