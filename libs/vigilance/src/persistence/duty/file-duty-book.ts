import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '#libs/kernel';
import { DutyBooks } from '../../application/duty/duty-neighbours.js';
import { DUTIES, type DutyBook } from '../../domain/duty/duties.js';
import { routeCondition } from '../route/file-routing-book.js';

const words = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });

const schema = z.strictObject({
  version: z.int().positive(),
  effective: z.iso.date(),
  duties: z.array(
    z.strictObject({
      id: z.enum(DUTIES),
      when: routeCondition,
      law: words,
      to: words,
      because: words,
      steps: z.array(z.strictObject({ says: words, from: z.literal('correction').optional() })).min(1),
    }),
  ),
});

/** @throws when the file says something that nobody can follow */
export const departureDutyBook = (): DutyBook =>
  schema.parse(parse(readFileSync(path.join(projectRoot, 'libs/vigilance/data/duties.yaml'), 'utf8')));

/** Read once, at start: a fault in the file stops the process, not a letter. */
@Injectable()
export class FileDutyBook extends DutyBooks {
  override readonly current = departureDutyBook();
}
