import { Module } from '@nestjs/common';
import { Vault } from './application/vault.js';
import { PgVault } from './persistence/pg-vault.js';
import { VaultKeyFile } from './persistence/vault-key-file.js';

/** Gives `Vault`: what points to a person who reports, laid away and read for a reason. */
@Module({ providers: [VaultKeyFile, { provide: Vault, useClass: PgVault }], exports: [Vault] })
export class VaultModule {}
