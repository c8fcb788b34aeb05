import { Module } from '@nestjs/common';
import { Credentials } from './application/credentials.js';
import { IdentityPolicy } from './application/identity-policy.js';
import { Csrf } from './http/csrf.js';
import { Visitors } from './http/visitors.js';
import { FileIdentityPolicy } from './persistence/file-identity-policy.js';
import { PgCredentials } from './persistence/pg-credentials.js';

/** For a process that writes pages and answers no API: who is signed in, and no more. */
@Module({
  providers: [
    Csrf,
    Visitors,
    { provide: IdentityPolicy, useClass: FileIdentityPolicy },
    { provide: Credentials, useClass: PgCredentials },
  ],
  exports: [Visitors],
})
export class VisitorsModule {}
