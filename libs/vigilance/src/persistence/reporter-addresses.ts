import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError, SYSTEM } from '#libs/kernel';
import { SealedAddresses } from '#libs/notification';
import { Vault } from '#libs/vault';
import { BOXES } from '../domain/report/report.js';

/** Why software opens where a reporter is written to; he reads it. */
const BECAUSE = 'Envoi d’une lettre';

/** The address of a reporter, opened for one letter. */
@Injectable()
export class ReporterAddresses extends SealedAddresses {
  constructor(private readonly vault: Vault) {
    super();
  }

  override async open(tx: EntityManager, subject: string): Promise<string | undefined> {
    try {
      const opening = { subject, names: [BOXES.identity], actor: SYSTEM, because: BECAUSE };
      const { [BOXES.identity]: identity = '{}' } = await this.vault.open(tx, opening);
      return (JSON.parse(identity) as { readonly email?: string }).email;
    } catch (fault) {
      if (fault instanceof DomainError && fault.code === 'erased') return undefined;
      throw fault;
    }
  }
}
