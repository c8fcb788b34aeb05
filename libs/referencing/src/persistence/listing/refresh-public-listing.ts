import type { EntityManager } from 'typeorm';
import type { ListingId } from '../../domain/listing/listing.js';

/** The levels of trust of the framework, gathered into what the catalogue shows of each letter. */
const LETTERS = `(SELECT coalesce(jsonb_agg(jsonb_build_object(
    'brick', x -> 'brick',
    'letter', x -> 'letter',
    'verified', coalesce((x #>> '{trust,verifie}')::numeric, 0) + coalesce((x #>> '{trust,tiers}')::numeric, 0),
    'documented', coalesce((x #>> '{trust,documente}')::numeric, 0),
    'declared', coalesce((x #>> '{trust,declare}')::numeric, 0)) ORDER BY place), '[]')
  FROM jsonb_array_elements(d.letters) WITH ORDINALITY AS letter(x, place))`;

const OPEN = `f.listing_id = l.id AND f.state IN ('open', 'planned', 'submitted')`;

/** Facts with where they come from. The words of a finding stay out: a gap in security is not explained while it is open. */
const SHEET = `jsonb_build_object(
  'website', a.website,
  'contactEmail', a.contact_email,
  'decision', jsonb_build_object('number', d.number, 'hash', d.hash, 'outcome', d.outcome, 'signedAt', d.signed_at,
    'rule', d.proposal ->> 'rule', 'proposal', d.proposal ->> 'outcome', 'departureMotive', d.departure_motive,
    'policyVersion', d.policy_version, 'verdicts', d.verdicts,
    'supersedes', (SELECT jsonb_build_object('number', former.number, 'hash', former.hash, 'outcome', former.outcome,
      'signedAt', former.signed_at) FROM referencing.decision former WHERE former.id = d.supersedes)),
  'measure', CASE WHEN m.kind = 'measure' THEN jsonb_build_object('number', m.number, 'hash', m.hash, 'outcome', m.outcome,
    'signedAt', m.signed_at, 'remedies', m.remedies) END,
  'suspension', CASE WHEN l.status = 'suspended' THEN jsonb_build_object('since', l.suspended_on, 'until', l.suspended_until) END,
  'versionPending', (SELECT jsonb_build_object('number', v.number, 'releaseOn', v.release_on)
    FROM referencing.application_version v WHERE v.listing_id = l.id AND v.state = 'assessing'),
  'reservations', (SELECT coalesce(jsonb_agg(jsonb_build_object('criterion', f.criterion, 'severity', f.severity,
    'dueOn', f.due_on, 'state', f.state, 'extension', CASE WHEN f.extension IS NOT NULL THEN jsonb_build_object(
      'from', f.extension -> 'from', 'motive', f.extension -> 'motive') END)
    ORDER BY f.due_on, f.criterion), '[]') FROM referencing.finding f WHERE ${OPEN}),
  'waivers', (SELECT coalesce(jsonb_agg(jsonb_build_object('criterion', f.criterion, 'severity', f.severity,
    'waivedAt', f.closed_at, 'motive', f.remark -> 'motive') ORDER BY f.closed_at, f.criterion), '[]')
    FROM referencing.finding f WHERE f.listing_id = l.id AND f.state = 'waived' AND f.remark ->> 'on' = 'waive'))`;

/** An address leads to one application for ever: a new listing takes the place of the one that ended. */
const CLEAR = `DELETE FROM referencing.listing_public p USING referencing.listing l
  WHERE l.id = $1 AND p.application_id = l.application_id AND p.listing_id <> l.id`;

const COLUMNS = {
  listing_id: 'l.id',
  application_id: 'l.application_id',
  slug: 'a.slug',
  name: 'a.name',
  publisher: '$2',
  category: `o.facts ->> 'category'`,
  access_level: `o.facts ->> 'access'`,
  tier: 'l.tier',
  summary: 'a.summary',
  platforms: 'a.platforms',
  audiences: 'a.audiences',
  badges: 'l.badges',
  letters: LETTERS,
  status: 'l.status',
  basis: 'l.basis',
  open_findings: `(SELECT count(*) FROM referencing.finding f WHERE ${OPEN})`,
  reimbursed: 'a.reimbursed',
  prescribable: 'a.prescribable',
  price: 'a.price',
  framework_version: 'l.framework_version',
  version_assessed: 'l.covered_version',
  valid_from: 'l.valid_from',
  valid_until: 'l.valid_until',
  listed_at: 'l.listed_at',
  decided_at: 'm.signed_at',
  delisted_at: 'l.delisted_at',
  motive: 'l.motive',
  sheet: SHEET,
  changed_at: '$3::timestamptz',
} as const;

const names = Object.keys(COLUMNS);

const WRITE = `INSERT INTO referencing.listing_public (${names.join(', ')})
  SELECT ${Object.values(COLUMNS).join(', ')}
  FROM referencing.listing l
    JOIN referencing.decision m ON m.id = l.last_decision_id
    JOIN referencing.decision d ON d.id = l.assessed_by
    JOIN referencing.dossier o ON o.id = d.dossier_id
    JOIN referencing.application a ON a.id = l.application_id
  WHERE l.id = $1
  ON CONFLICT (listing_id) DO UPDATE SET ${names.map((name) => `${name} = EXCLUDED.${name}`).join(', ')}`;

/** One line per decision, however often the row is written. */
const EVENT = `INSERT INTO referencing.listing_event (decision_id, application_id, at, event, decision_number, status, basis,
    valid_until, framework_version, version_assessed, motive)
  SELECT d.id, l.application_id, d.signed_at,
    CASE WHEN d.kind = 'measure' THEN d.outcome WHEN l.status = 'delisted' THEN 'delisted'
      WHEN l.listed_at = d.signed_at THEN 'listed' ELSE 'changed' END,
    d.number, l.status, l.basis, l.valid_until, l.framework_version, l.covered_version, l.motive
  FROM referencing.listing l JOIN referencing.decision d ON d.id = l.last_decision_id WHERE l.id = $1
  ON CONFLICT (decision_id) DO NOTHING`;

/**
 * Writes anew what the public reads of a listing: verdicts and letters from the decision that judged a file last, the
 * state from the last decision of all (invariant 25). To be called in
 * the transaction of whatever changed: the listing, its findings, or the sheet of the application.
 */
export async function refreshPublicListing(
  tx: EntityManager,
  listing: ListingId,
  publisher: string,
  at: Date,
): Promise<void> {
  await tx.query(CLEAR, [listing]);
  await tx.query(WRITE, [listing, publisher, at]);
  await tx.query(EVENT, [listing]);
}
