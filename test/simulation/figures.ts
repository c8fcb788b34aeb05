import type { TestHouse } from '../support/house.js';

export interface Delay {
  readonly kind: string;
  readonly decided: number;
  /** Calendar days from completeness to decision. */
  readonly median: number;
  readonly p90: number;
  /** The same without the days on which the clock stood still. */
  readonly medianRun: number;
  readonly p90Run: number;
}

export interface Figures {
  readonly dossiers: readonly { kind: string; state: string; outcome: string | null; n: number }[];
  readonly listings: readonly { status: string; basis: string; n: number }[];
  readonly measures: readonly { outcome: string; n: number }[];
  readonly delays: readonly Delay[];
  readonly letters: number;
  /** Listings in the catalogue at the end of each month. */
  readonly months: readonly { month: string; listed: number }[];
}

const DOSSIERS = `SELECT o.kind, o.state, d.outcome, count(*)::int AS n
  FROM referencing.dossier o LEFT JOIN referencing.decision d ON d.dossier_id = o.id AND d.kind <> 'replacement'
  GROUP BY 1, 2, 3 ORDER BY 1, 4 DESC`;

const DELAYS = `WITH spent AS (
    SELECT o.kind, (d.effective_on - (o.clock ->> 'start')::date) AS days,
      coalesce((SELECT r.ended_on - r.asked_on + 1 FROM referencing.observations r WHERE r.dossier_id = o.id AND r.ended_on IS NOT NULL), 0) AS stopped
    FROM referencing.dossier o JOIN referencing.decision d ON d.dossier_id = o.id AND d.kind = 'evaluation')
  SELECT kind, count(*)::int AS decided,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS median, percentile_cont(0.9) WITHIN GROUP (ORDER BY days) AS p90,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY days - stopped) AS "medianRun",
    percentile_cont(0.9) WITHIN GROUP (ORDER BY days - stopped) AS "p90Run"
  FROM spent GROUP BY kind ORDER BY decided DESC`;

const MONTHS = `WITH span AS (SELECT min(listed_at) AS first, max(coalesce(delisted_at, listed_at)) AS last FROM referencing.listing),
  month AS (SELECT generate_series(date_trunc('month', first), date_trunc('month', last), '1 month') AS at FROM span)
  SELECT to_char(at, 'YYYY-MM') AS month, count(l.id)::int AS listed
  FROM month LEFT JOIN referencing.listing l ON l.listed_at < at + interval '1 month' AND (l.delisted_at IS NULL OR l.delisted_at >= at + interval '1 month')
  GROUP BY at ORDER BY at`;

/** What became of everything, counted in the database. */
export async function figuresOf({ database }: TestHouse): Promise<Figures> {
  const [letters] = await database.query<{ n: number }[]>('SELECT count(*)::int AS n FROM notification.letter');
  return {
    dossiers: await database.query(DOSSIERS),
    listings: await database.query(
      'SELECT status, basis, count(*)::int AS n FROM referencing.listing GROUP BY 1, 2 ORDER BY 1, 2',
    ),
    measures: await database.query(
      `SELECT outcome, count(*)::int AS n FROM referencing.decision WHERE kind = 'measure' GROUP BY 1 ORDER BY 2 DESC`,
    ),
    delays: await database.query(DELAYS),
    letters: letters?.n ?? 0,
    months: await database.query(MONTHS),
  };
}
