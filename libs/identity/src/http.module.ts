import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActorResolver } from '#libs/access';
import { ProblemCatalogue } from '#libs/http';
import { BeginLogin } from './application/begin-login.js';
import { ChangeMembers } from './application/change-members.js';
import { ChangeStaffRoles } from './application/change-staff-roles.js';
import { ChooseLanguage } from './application/choose-language.js';
import { Credentials } from './application/credentials.js';
import { FinishLogin } from './application/finish-login.js';
import { GrantMandate } from './application/grant-mandate.js';
import { IdentityWork } from './application/identity.work.js';
import { IdentityPolicy } from './application/identity-policy.js';
import { IdentityProvider } from './application/identity-provider.js';
import { IdentityReads } from './application/identity-reads.js';
import { IssueApiKey } from './application/issue-api-key.js';
import { RecentHolders } from './application/recent-holders.js';
import { RegisterOrganisation } from './application/register-organisation.js';
import { RevokeApiKey } from './application/revoke-api-key.js';
import { RevokeMandate } from './application/revoke-mandate.js';
import { SignOut } from './application/sign-out.js';
import { VerifyOrganisation } from './application/verify-organisation.js';
import { AccountsController } from './http/accounts.controller.js';
import { ApiKeysController } from './http/api-keys.controller.js';
import { Csrf } from './http/csrf.js';
import { identityProblems } from './http/identity.problems.js';
import { MandatesController } from './http/mandates.controller.js';
import { MeController } from './http/me.controller.js';
import { MembersController } from './http/members.controller.js';
import { OpenIdProvider } from './http/openid-provider.js';
import { OrganisationStanding } from './http/organisation-standing.js';
import { OrganisationsController } from './http/organisations.controller.js';
import { RequestActors } from './http/request-actors.js';
import { SignInController } from './http/sign-in.controller.js';
import { IdentityModule } from './identity.module.js';
import { FileIdentityPolicy } from './persistence/file-identity-policy.js';
import { PgCredentials } from './persistence/pg-credentials.js';
import { PgIdentityWork } from './persistence/pg-identity.work.js';
import { PgIdentityReads } from './persistence/pg-identity-reads.js';
import { identityRows } from './persistence/rows.js';

const useCases = [
  BeginLogin,
  FinishLogin,
  SignOut,
  RegisterOrganisation,
  VerifyOrganisation,
  ChangeMembers,
  GrantMandate,
  RevokeMandate,
  IssueApiKey,
  RevokeApiKey,
  ChangeStaffRoles,
  ChooseLanguage,
];

/** The doors for people and machines, and the answer to "who sent this?" that every route asks for. */
@Global()
@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature(identityRows)],
  controllers: [
    SignInController,
    MeController,
    OrganisationsController,
    MembersController,
    MandatesController,
    ApiKeysController,
    AccountsController,
  ],
  providers: [
    ...useCases,
    Csrf,
    OrganisationStanding,
    RecentHolders,
    { provide: IdentityPolicy, useClass: FileIdentityPolicy },
    { provide: IdentityProvider, useClass: OpenIdProvider },
    { provide: IdentityWork, useClass: PgIdentityWork },
    { provide: IdentityReads, useClass: PgIdentityReads },
    { provide: Credentials, useClass: PgCredentials },
    { provide: ActorResolver, useClass: RequestActors },
  ],
  exports: [ActorResolver],
})
export class IdentityHttpModule {
  constructor(problems: ProblemCatalogue) {
    problems.register(identityProblems);
  }
}
