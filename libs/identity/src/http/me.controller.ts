import { Body, Controller, Get, HttpCode, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { NotFound } from '#libs/kernel';
import { Accounts } from '../application/accounts.js';
import { ChooseLanguage } from '../application/choose-language.js';
import { type OrganisationFacts, Organisations } from '../application/organisations.js';
import { Csrf } from './csrf.js';
import { LanguageDto } from './me.dto.js';
import { MeView, type MyOrganisationView } from './me.view.js';
import { SESSION_COOKIE } from './sign-in-cookies.js';

@Controller('api/v1/me')
export class MeController {
  constructor(
    private readonly accounts: Accounts,
    private readonly organisations: Organisations,
    private readonly language: ChooseLanguage,
    private readonly csrf: Csrf,
  ) {}

  @Put('language')
  @HttpCode(204)
  @Operation('chooseLanguage', 'In which language the service writes to me')
  choose(@CurrentActing() { actor }: Acting, @Body() { language }: LanguageDto): Promise<void> {
    return this.language.execute(actor, language);
  }

  @Get()
  @Operation('readMe', 'Who I am here: roles, organisations, mandates')
  async read(@CurrentActing() { person }: Acting, @Req() { cookies }: FastifyRequest): Promise<MeView> {
    const { accountId, memberships, mandates, staffRoles, via, scopes } = person;
    const account = await this.accounts.get(accountId);
    if (!account) throw new NotFound('account', accountId);
    const known = await this.organisations.many([...memberships, ...mandates].map(({ organisationId: id }) => id));
    const facts = (id: OrganisationFacts['id']) => known.get(id) ?? { id, name: '', siren: '', verified: false };
    const session = via === 'session' ? cookies[SESSION_COOKIE] : undefined;
    return {
      id: accountId,
      name: account.name,
      email: account.email,
      language: account.language,
      via,
      roles: [...new Set([...staffRoles, ...memberships.map(({ role }) => role)])],
      organisations: memberships.map(({ organisationId, role }) => {
        const { id, name, siren, verified } = facts(organisationId);
        return { id, name, siren, verified, role: role as MyOrganisationView['role'] };
      }),
      mandates: mandates.map(({ organisationId, scope }) => ({
        organisationId,
        organisationName: facts(organisationId).name,
        scope,
      })),
      scopes: scopes === '*' ? ['*'] : [...scopes],
      ...(session && { csrfToken: this.csrf.tokenOf(session) }),
    };
  }
}
