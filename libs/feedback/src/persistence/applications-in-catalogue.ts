import type { EntityManager } from 'typeorm';
import type { ApplicationId } from '../domain/application-id.js';

/** All that this context knows of applications: the view that `referencing` publishes, where those that left remain. */
export async function addressesOf(
  tx: EntityManager,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, ApplicationId>> {
  const rows = await tx.query<{ slug: string; id: ApplicationId }[]>(
    'SELECT slug, application_id AS id FROM referencing.public_listing WHERE slug = ANY ($1::text[])',
    [[...new Set(slugs)]],
  );
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}

export interface CatalogueName {
  readonly slug: string;
  readonly name: string;
}

/** How letters name an application. */
export async function catalogueName(tx: EntityManager, application: ApplicationId): Promise<CatalogueName> {
  const [found] = await tx.query<CatalogueName[]>(
    'SELECT slug, name FROM referencing.public_listing WHERE application_id = $1',
    [application],
  );
  if (!found) throw new Error(`application ${application} was never in the catalogue`);
  return found;
}
