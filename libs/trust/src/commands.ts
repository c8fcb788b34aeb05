import type { DataSource } from 'typeorm';
import type { Settings } from '#libs/config';
import { Journal } from '#libs/journal';
import type { Clock } from '#libs/kernel';
import type { SignedCheckpoint } from './application/log.work.js';
import { SequenceJournal } from './application/sequence-journal.js';
import { type JournalVerdict, verifyJournal } from './application/verify-journal.js';
import { vkeyOf } from './domain/note/note-key.js';
import { CHECKPOINT, type CheckpointRow, checkpointOf } from './persistence/checkpoint-row.js';
import { LogKeyFile, makeLogKeyFile } from './persistence/log-key-file.js';
import { PgJournalReader } from './persistence/pg-journal-reader.js';
import { PgLogWork } from './persistence/pg-log.work.js';

/** For the command line: all that is due gets its leaf. @returns the newest checkpoint. @throws LogForked, WrongLog; SettingsFault without a key */
export async function makeCheckpoint(
  database: DataSource,
  clock: Clock,
  settings: Pick<Settings, 'NODE_ENV' | 'LOG_KEY_FILE' | 'PUBLIC_URL'>,
): Promise<SignedCheckpoint> {
  const sequence = new SequenceJournal(new PgLogWork(database, new Journal()), new LogKeyFile(settings), clock);
  await sequence.execute();
  const rows = await database.query<CheckpointRow[]>(`${CHECKPOINT} ORDER BY size DESC LIMIT 1`);
  const [newest] = rows.map(checkpointOf);
  if (!newest) throw new Error('the log holds its own key at least, and was not signed');
  return newest;
}

/** @throws NoteFault when what was kept is no checkpoint of this log */
export const verifyJournalOf = (database: DataSource, kept?: Uint8Array): Promise<JournalVerdict> =>
  verifyJournal(new PgJournalReader(database), kept);

/** @returns the public half, in the form that readers of signed notes take */
export const makeLogKey = (file: string, name: string): string => vkeyOf(makeLogKeyFile(file, name));
