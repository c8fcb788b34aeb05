const KINDS = ['Suivi', 'Carnet', 'Journal', 'Agenda', 'Rappel', 'Mesure', 'Coach', 'Guide', 'Alerte', 'Dialogue'];
const SUBJECTS = [
  ['diabète', 'du diabète'],
  ['sommeil', 'du sommeil'],
  ['asthme', "de l'asthme"],
  ['grossesse', 'de la grossesse'],
  ['tension', 'de la tension artérielle'],
  ['douleur', 'de la douleur chronique'],
  ['vaccin', 'des vaccins'],
  ['épilepsie', "de l'épilepsie"],
  ['allergie', 'des allergies'],
  ['nutrition', 'de la nutrition'],
  ['tabac', "de l'arrêt du tabac"],
  ['insuffisance', "de l'insuffisance cardiaque"],
  ['migraine', 'des migraines'],
  ['équilibre', "de l'équilibre des aînés"],
  ['enfant', "de la santé de l'enfant"],
  ['rééducation', 'de la rééducation'],
];
const PUBLISHERS = [
  'Éditions Hygie',
  'Santé Claire',
  'Coopérative Asclépios',
  'Numérique et Soin',
  'Atelier Panacée',
  'Médiane',
  'Aube Santé',
  'Les Ateliers du Soin',
];
const BRICKS = ['DRO', 'SEC', 'URB', 'ETH', 'MED', 'ACC', 'INC', 'ENV', 'INF', 'ECO'];
const BADGES = ['preuve-clinique', 'accessible-aa', 'facile-a-comprendre', 'sobre', 'code-ouvert', 'donnees-en-europe'];

const quote = (text) => `'${text.replaceAll("'", "''")}'`;
const array = (words) => `ARRAY[${words.map(quote).join(', ')}]`;
const pick = (words, by) => `(${array(words)})[1 + (${by}) % ${words.length}]`;

/**
 * Adds made-up applications `from`..`to`: same number, same application, whatever the size of the table.
 * Four of five are listed, as in the measurements the goals come from. They are rows of the public table alone,
 * without the dossiers that lead to them: hence the triggers and references are set aside while they are written.
 */
export async function addListings(client, from, to) {
  const scatter = (salt) => `(hashint4(n * 7 + ${salt}) & 2147483647)`;
  await client.query('SET session_replication_role = replica');
  await client.query(`
    INSERT INTO referencing.listing_public (listing_id, application_id, slug, name, publisher, category, access_level, tier,
      summary, platforms, audiences, badges, letters, status, basis, open_findings, reimbursed, prescribable, price,
      framework_version, version_assessed, valid_from, valid_until, listed_at, decided_at, delisted_at, motive, sheet, changed_at)
    SELECT md5('listing' || n)::uuid, md5('application' || n)::uuid, 'application-' || n,
      ${pick(KINDS, scatter(1))} || ' ' || ${pick(
        SUBJECTS.map(([, of]) => of),
        scatter(2),
      )} || ' ' || n,
      ${pick(PUBLISHERS, scatter(3))}, ${pick(['DM', 'ORG', 'BIE'], scatter(4))}, ${pick(['N0', 'N1', 'N2', 'N3'], scatter(5))},
      ${pick(['R1', 'R2', 'R3', 'R4'], scatter(6))},
      'Une aide simple pour la personne et son entourage, autour ' || ${pick(
        SUBJECTS.map(([, of]) => of),
        scatter(2),
      )}
        || ' et ' || ${pick(
          SUBJECTS.map(([, of]) => of),
          scatter(7),
        )} || ', avec un partage choisi avec les soignants.',
      CASE ${scatter(8)} % 3 WHEN 0 THEN '{ios,android}' WHEN 1 THEN '{web}' ELSE '{ios,android,web}' END::text[],
      CASE ${scatter(9)} % 3 WHEN 0 THEN '{public}' WHEN 1 THEN '{public,professionnels}' ELSE '{aidants}' END::text[],
      (${array(BADGES)})[1 : ${scatter(10)} % 4],
      (SELECT jsonb_agg(jsonb_build_object('brick', brick, 'letter', substr('AABBC', 1 + ((hashint4(n + at::int) & 2147483647) % 5), 1),
        'verified', 0.6, 'documented', 0.3, 'declared', 0.1)) FROM unnest(${array(BRICKS)}) WITH ORDINALITY AS b(brick, at)),
      CASE WHEN n % 5 > 0 THEN 'active' WHEN n % 2 = 0 THEN 'suspended' ELSE 'delisted' END,
      CASE WHEN n % 7 = 0 THEN 'temporary' WHEN n % 31 = 0 THEN 'trial' ELSE 'full' END,
      CASE WHEN n % 7 = 0 THEN 2 ELSE 0 END, n % 4 = 0, n % 6 = 0, CASE WHEN n % 3 = 0 THEN '4,99 € par mois' ELSE 'gratuit' END,
      '1.0.0', '1.' || n % 20, date '2026-12-01' + n % 300, date '2029-12-01' + n % 300,
      timestamptz '2026-12-01 08:00Z' + n * interval '37 minutes', timestamptz '2026-12-02 08:00Z' + n * interval '41 minutes',
      CASE WHEN n % 5 = 0 AND n % 2 = 1 THEN timestamptz '2028-01-01 08:00Z' END,
      CASE WHEN n % 5 = 0 THEN 'exigence de sécurité non tenue' END, '{}', timestamptz '2028-01-01 08:00Z'
    FROM generate_series(${Number(from)}, ${Number(to)}) AS n`);
  await client.query('RESET session_replication_role');
  await client.query('UPDATE referencing.catalogue_version SET version = version + 1');
  await client.query('VACUUM ANALYZE referencing.listing_public');
}
