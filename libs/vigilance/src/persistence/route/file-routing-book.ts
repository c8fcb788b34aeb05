import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { z } from 'zod';
import { DURATION_PATTERN, projectRoot } from '#libs/kernel';
import { RoutingBooks } from '../../application/route/routing-neighbours.js';
import { CASE_SEVERITIES, KINDS, SERVICES } from '../../domain/report/vocabulary.js';
import { READ, ROUTE_CLOCKS, type RoutingBook } from '../../domain/route/routing.js';

const word = z.string().regex(/^[a-z][a-z_]{1,59}$/);
const category = z.string().regex(/^[A-Z]{2,5}$/);
const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1);

export const routeCondition = z.strictObject({
  kinds: some(z.enum(KINDS)).optional(),
  severities: some(z.enum(CASE_SEVERITIES)).optional(),
  topics: some(word).optional(),
  categories: some(category).optional(),
  otherCategories: some(category).optional(),
});

const schema = z.strictObject({
  version: z.int().positive(),
  effective: z.iso.date(),
  reading: z.strictObject({ clock: z.enum(ROUTE_CLOCKS) }),
  referral: z.strictObject({ acknowledgedWithin: z.string().regex(DURATION_PATTERN) }),
  rules: some(
    z.strictObject({
      id: word.refine((id) => id !== READ, 'is kept for what software reads'),
      when: routeCondition,
      services: some(z.enum(SERVICES)),
      clock: z.enum(ROUTE_CLOCKS),
      because: z.strictObject({ fr: z.string().min(1), en: z.string().min(1) }),
    }),
  ).refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'name each rule once'),
});

/** @throws when the file says something that nobody can follow */
export const departureRoutingBook = (): RoutingBook =>
  schema.parse(parse(readFileSync(path.join(projectRoot, 'libs/vigilance/data/routing.yaml'), 'utf8')));

/** Read once, at start: a fault in the file stops the process, not a report. */
@Injectable()
export class FileRoutingBook extends RoutingBooks {
  override readonly current = departureRoutingBook();
}
