import type { DataSource } from 'typeorm';
import type { AccountId } from '#libs/kernel';

export interface SeededExpert {
  readonly id: AccountId;
  readonly competences: readonly string[];
}

/** For commands: lets experts judge the bricks they know. Those who have a profile already keep it. */
export async function seedExperts(database: DataSource, experts: readonly SeededExpert[]): Promise<void> {
  for (const { id, competences } of experts) {
    await database.query(
      'INSERT INTO evaluation.expert (id, competences, version) VALUES ($1, $2, 1) ON CONFLICT (id) DO NOTHING',
      [id, competences],
    );
  }
}
