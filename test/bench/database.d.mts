import type { Client } from 'pg';

export function freshDatabase(adminUrl: string, name: string): Promise<string>;
export function dropDatabase(adminUrl: string, name: string): Promise<void>;
export function catalogueOf(
  adminUrl: string,
  size: number,
  name?: string,
): Promise<{ name: string; url: string; client: Client; size: number }>;
