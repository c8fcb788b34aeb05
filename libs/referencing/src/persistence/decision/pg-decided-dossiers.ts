import type { DataSource } from 'typeorm';
import { type Day, dayOf, wholeMonthsBetween } from '#libs/kernel';
import type { DecidedDossier } from '../../domain/decision/replay.js';

/** Decisions read at a time: any number of them takes the memory of one page. */
const PAGE = 500;

type Row = Omit<DecidedDossier, 'past' | 'judgedOn'> & {
  readonly id: string;
  readonly judgedAt: Date;
  readonly adjournments: number;
  readonly since: Day | null;
  readonly failedTrialEndedOn: Day | null;
};

/**
 * The last word on each dossier, and its past as the rule saw it when the report was closed: adjournments since the
 * application was last listed, since when its listing was temporary, and when a trial of it failed.
 */
const DECIDED = `
  SELECT d.id, d.number AS decision, o.number AS dossier, o.kind, o.facts, d.framework_version AS "frameworkVersion", d.tier,
    d.outcome, d.proposal, d.verdicts, judged.at AS "judgedAt",
    (SELECT count(*)::int FROM referencing.decision a
     WHERE a.application_id = d.application_id AND a.outcome = 'adjourned' AND a.dossier_id IS DISTINCT FROM d.dossier_id
       AND a.signed_at < judged.at
       AND NOT EXISTS (SELECT FROM referencing.decision later WHERE later.supersedes = a.id AND later.signed_at < judged.at)
       AND NOT EXISTS (SELECT FROM referencing.appeal_effect e
         WHERE e.decision_id = a.id AND e.annulled AND e.carried_out_at < judged.at)
       AND a.signed_at > coalesce((SELECT max(g.signed_at) FROM referencing.decision g
         WHERE g.application_id = d.application_id AND g.basis IS NOT NULL AND g.kind <> 'measure'
           AND g.signed_at < judged.at), '-infinity')) AS adjournments,
    (SELECT l.temporary_since::text FROM referencing.decision l
     WHERE l.application_id = d.application_id AND l.signed_at < judged.at
       AND (l.basis IS NOT NULL OR l.outcome IN ('delisted', 'expired', 'withdrawn'))
     ORDER BY l.signed_at DESC, l.id DESC LIMIT 1) AS since,
    (SELECT max((t.delisted_at AT TIME ZONE 'Europe/Paris')::date)::text FROM referencing.listing t
     WHERE t.application_id = d.application_id AND t.basis = 'trial' AND t.status = 'delisted'
       AND t.delisted_at < judged.at) AS "failedTrialEndedOn"
  FROM referencing.decision d
    JOIN referencing.dossier o ON o.id = d.dossier_id
    CROSS JOIN LATERAL (SELECT coalesce(
      (SELECT max(r.closed_at) FROM referencing.report r WHERE r.dossier_id = o.id AND r.closed_at <= d.signed_at),
      d.signed_at) AS at) judged
  WHERE d.kind IN ('evaluation', 'replacement')
    AND NOT EXISTS (SELECT FROM referencing.decision later WHERE later.supersedes = d.id)
    AND ($1::uuid IS NULL OR d.id > $1)
  ORDER BY d.id LIMIT ${PAGE}`;

/** Every decided dossier, in the order of the decisions. */
export async function* decidedDossiers(database: DataSource): AsyncGenerator<DecidedDossier> {
  for (let after: string | null = null, full = true; full; ) {
    const rows: Row[] = await database.query<Row[]>(DECIDED, [after]);
    for (const { id: _, judgedAt, adjournments, since, failedTrialEndedOn, ...decided } of rows) {
      const judgedOn = dayOf(judgedAt);
      const temporaryMonthsUsed = since === null ? 0 : wholeMonthsBetween(since, judgedOn);
      yield { ...decided, judgedOn, past: { adjournments, temporaryMonthsUsed, failedTrialEndedOn } };
    }
    after = rows.at(-1)?.id ?? null;
    full = rows.length === PAGE;
  }
}
