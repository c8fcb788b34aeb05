import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type LettersAsked, LettersWritten, type WrittenLetter } from '../application/letters-written.js';

@Injectable()
export class PostgresLettersWritten extends LettersWritten {
  constructor(private readonly database: DataSource) {
    super();
  }

  page({ limit, after, accountId, state, about }: LettersAsked) {
    return this.database.query<(WrittenLetter & { position: string })[]>(
      `SELECT id, template, language, subject, body, state, account_id AS "accountId", written_at AS "writtenAt",
         sent_at AS "sentAt", written_at::text AS position,
         CASE WHEN subject_kind IS NULL THEN NULL ELSE json_build_object('kind', subject_kind, 'id', subject_id) END AS about
       FROM notification.letter
       WHERE ($2::uuid IS NULL OR account_id = $2) AND ($3::text IS NULL OR state = $3) AND ($4::text IS NULL OR subject_id = $4)
         AND ($5::timestamptz IS NULL OR (written_at, id) < ($5, $6::uuid))
       ORDER BY written_at DESC, id DESC LIMIT $1`,
      [limit + 1, accountId ?? null, state ?? null, about ?? null, after?.writtenAt ?? null, after?.id ?? null],
    );
  }
}
