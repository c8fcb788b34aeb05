import type { DataSource } from 'typeorm';
import { demoAccountId, readDemo } from '#libs/identity';
import type { Clock } from '#libs/kernel';

/** Puts the experts of the demonstration on the list, with a mandate from today. Run again, it changes nothing. */
export async function seedExperts(database: DataSource, clock: Clock): Promise<void> {
  await database.transaction(async (tx) => {
    for (const { key, competences } of readDemo().people) {
      if (competences.length === 0) continue;
      await tx.query(
        `INSERT INTO evaluation.expert (id, competences, mandate_from, mandate_to, version)
         VALUES ($1, $2, $3, NULL, 1) ON CONFLICT (id) DO NOTHING`,
        [demoAccountId(key), competences, clock.today()],
      );
    }
  });
}
