import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import Handlebars from 'handlebars';
import { projectRoot } from '#libs/kernel';
import { type ContractParties, ContractTemplate } from '../../application/contract/contract-template.js';

const VERSION = 'convention-1';

/** The contract from its template; a word the template asks for and nobody gives is an error, never a blank. */
@Injectable()
export class FileContractTemplate extends ContractTemplate {
  readonly version = VERSION;
  private readonly render = Handlebars.compile(
    readFileSync(path.join(projectRoot, `libs/referencing/templates/${VERSION}.fr.hbs`), 'utf8'),
    { strict: true, noEscape: true },
  );

  write({ application, organisation, dossierNumber, rules, day }: ContractParties): string {
    return this.render({
      publisher: organisation.name,
      siren: organisation.siren,
      application: application.name,
      version: application.currentVersion,
      dossier: dossierNumber,
      framework: rules.frameworkVersion,
      policy: rules.policyVersion,
      day,
    });
  }
}
