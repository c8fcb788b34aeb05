import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type ReviewText, ReviewTexts } from '../application/review/review-texts.js';

const TEXTS = `SELECT r.id, application_id AS "applicationId", l.name AS "applicationName", l.slug, r.source, r.text, r.language,
    r.author_email AS "authorEmail"
  FROM feedback.review r JOIN referencing.public_listing l USING (application_id)
  WHERE r.import_id = $1 AND r.text <> '' AND r.state <> 'withdrawn' AND ($2::uuid IS NULL OR r.id > $2)
  ORDER BY r.id LIMIT $3`;

@Injectable()
export class PgReviewTexts extends ReviewTexts {
  override ofImport(
    transaction: unknown,
    importId: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly ReviewText[]> {
    return (transaction as EntityManager).query<ReviewText[]>(TEXTS, [importId, after ?? null, limit]);
  }
}
