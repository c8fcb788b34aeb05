import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import type { Acting } from '#libs/access';
import { Clock } from '#libs/kernel';
import { type DossierFilter, type DossierLine, DossierReads } from '../../application/dossier/dossier-reads.js';
import { ReferencingWork } from '../../application/referencing.work.js';
import { dossierLifecycle } from '../../domain/dossier/dossier.lifecycle.js';
import { publisherWords } from '../../domain/dossier/state-words.js';
import { horizonOf } from '../horizon.js';

/** More than anybody reads in a table; a longer list is narrowed first. */
const MOST_ROWS = 10_000;

const COLUMNS = ['numero', 'application', 'type', 'categorie', 'niveau', 'etat', 'attend', 'echeance'] as const;

/** The list as it is on the screen, with the same rights, for a spreadsheet; each export is written down (REG-30). */
@Injectable()
export class DossierExport {
  constructor(
    private readonly reads: DossierReads,
    private readonly work: ReferencingWork,
    private readonly clock: Clock,
  ) {}

  async csv({ person, actor }: Acting, filter: DossierFilter): Promise<string> {
    const lines = await this.reads.dossiers(horizonOf(person), filter, undefined, MOST_ROWS);
    await this.work.transaction(({ journal }) =>
      journal.append({
        kind: 'dossier.export',
        subject: { kind: 'export', id: 'dossiers' },
        actor,
        at: this.clock.now(),
        facts: { rows: lines.length, state: filter.state ?? null },
      }),
    );
    return stringify(lines.map(row), {
      header: true,
      columns: [...COLUMNS],
      bom: true,
      delimiter: ';',
      escape_formulas: true,
    });
  }
}

const row = ({ number, applicationName, kind, category, tier, state, dueAt }: DossierLine) => [
  number ?? '',
  applicationName,
  kind,
  category,
  tier ?? '',
  publisherWords[state].fr,
  dossierLifecycle.waitingOn[state] ?? '',
  dueAt?.toISOString() ?? '',
];
