import { readFileSync } from 'node:fs';
import path from 'node:path';
import { v5 } from 'uuid';
import { parse } from 'yaml';
import { z } from 'zod';
import type { AccountId, OrganisationId } from '#libs/kernel';
import { projectRoot } from '#libs/kernel';
import { LANGUAGES, STAFF_ROLES } from '../domain/account.js';
import { MANDATE_SCOPES } from '../domain/mandate-scope.js';
import { MEMBER_ROLES } from '../domain/membership.js';
import { ORGANISATION_KINDS } from '../domain/organisation.js';

const key = z.string().regex(/^[a-z]+(-[a-z]+)*$/);

const demoSchema = z.strictObject({
  organisations: z.array(
    z.strictObject({ key, name: z.string(), siren: z.string(), kind: z.enum(ORGANISATION_KINDS) }),
  ),
  people: z.array(
    z.strictObject({
      key,
      given: z.string(),
      family: z.string(),
      email: z.email(),
      title: z.string(),
      language: z.enum(LANGUAGES).default('fr'),
      roles: z.array(z.enum(STAFF_ROLES)).default([]),
      competences: z.array(z.string().regex(/^[A-Z]{3}$/)).default([]),
      member: z.strictObject({ of: key, role: z.enum(MEMBER_ROLES) }).optional(),
    }),
  ),
  mandates: z.array(
    z.strictObject({
      key,
      organisation: key,
      granted_by: key,
      delegate_person: key.optional(),
      delegate_organisation: key.optional(),
      scope: z.enum(MANDATE_SCOPES),
      months: z.int().positive(),
    }),
  ),
});

export type Demo = z.infer<typeof demoSchema>;
export type DemoPerson = Demo['people'][number];
export type DemoOrganisation = Demo['organisations'][number];

/** The invented people, organisations and mandates of the demonstration. */
export const readDemo = (): Demo =>
  demoSchema.parse(parse(readFileSync(path.join(projectRoot, 'libs/identity/data/demo-people.yaml'), 'utf8')));

/** Makes the same id from the same key everywhere, so that stories and tests can name people without looking them up. */
const NAMESPACE = '6f1c2d0a-0f6e-5d43-9a57-2f8f5b6a9c10';
const demoId = (kind: string, name: string): string => v5(`${kind}:${name}`, NAMESPACE);

export const demoAccountId = (person: string): AccountId => demoId('account', person) as AccountId;
export const demoOrganisationId = (organisation: string): OrganisationId =>
  demoId('organisation', organisation) as OrganisationId;
export const demoRowId = demoId;

/** What a person is in the demonstration, in the words of the glossary: staff roles, or the role in an organisation. */
export const rolesOf = ({ roles, member }: DemoPerson): readonly string[] =>
  member ? [`publisher_${member.role}`] : roles;
