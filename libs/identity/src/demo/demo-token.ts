import type { DataSource } from 'typeorm';
import { type Clock, newId } from '#libs/kernel';
import { hashOf, newKeyToken, prefixOf } from '../application/opaque-token.js';
import { demoAccountId } from './demo-people.js';

const DAY_MS = 86_400_000;

export interface DemoTokenOrder {
  /** Key of a demo person: `alice`. */
  readonly person: string;
  readonly scopes?: readonly string[];
  /** How long it works. */
  readonly days?: number;
}

/**
 * A fresh key for a person of the demonstration, who must have been seeded. It asks for no login: only commands that
 * refuse to run in production may call it.
 */
export async function issueDemoToken(
  dataSource: DataSource,
  clock: Clock,
  { person, scopes = ['*'], days = 30 }: DemoTokenOrder,
): Promise<string> {
  const token = newKeyToken();
  const now = clock.now();
  await dataSource.query(
    `INSERT INTO identity.api_key (id, account_id, name, prefix, hash, scopes, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      newId<'ApiKey'>(),
      demoAccountId(person),
      'Démonstration',
      prefixOf(token),
      hashOf(token),
      scopes,
      now,
      new Date(now.getTime() + days * DAY_MS),
    ],
  );
  return token;
}
