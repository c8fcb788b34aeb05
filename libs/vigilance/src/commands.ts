import type { DataSource } from 'typeorm';
import type { Kind, Service, Severity } from './domain/report/vocabulary.js';

/** A text that a person labelled otherwise than software had proposed. The people in it were taken out before. */
export interface Correction {
  readonly id: string;
  readonly text: string;
  readonly kind: Kind;
  readonly severity: Severity;
  readonly services: readonly Service[];
  readonly proposed: { readonly kind: Kind; readonly severity: Severity; readonly services: readonly Service[] };
  /** Which model and rules had read it. */
  readonly model: string;
}

const CORRECTIONS = `SELECT r.id, x.copy AS text, t.kind, t.severity, t.services,
    json_build_object('kind', x.kind, 'severity', x.severity, 'services', x.services) AS proposed, x.model
  FROM vigilance.triage t
    JOIN vigilance.report r ON r.id = t.report_id
    JOIN vigilance.reading x ON x.report_id = t.report_id
  WHERE t.state = 'sorted' AND x.copy <> '' AND r.id > $1
    AND (t.kind <> x.kind OR t.severity <> x.severity
      OR NOT (t.services @> x.services AND t.services <@ x.services))
  ORDER BY r.id LIMIT $2`;

const AT_ONCE = 1_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Every correction by a person of what software proposed, for its next training; some at a time, however many there are. */
export async function* correctionsIn(database: DataSource): AsyncGenerator<Correction> {
  let after = BEFORE_ALL;
  for (;;) {
    const page: readonly Correction[] = await database.query(CORRECTIONS, [after, AT_ONCE]);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < AT_ONCE) return;
    after = last.id;
  }
}
