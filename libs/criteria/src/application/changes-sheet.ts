import { Injectable } from '@nestjs/common';
import { unclassed } from '../domain/change-class.js';
import type { Changes } from '../domain/changes.js';
import { differenceOf, type FrameworkDifference } from '../domain/difference.js';
import type { FrameworkVersionId } from '../domain/framework-version.js';
import { frameworkFrom } from '../notation/parse-framework.js';
import { FrameworkArchive } from './framework-archive.js';

export interface ChangesSheet {
  readonly lockVersion: number;
  readonly changes: Changes | null;
  readonly difference: FrameworkDifference;
  /** Criteria that are still to be classed. */
  readonly unclassed: readonly string[];
}

/** What a version changes, and what its editors have said of it so far. */
@Injectable()
export class ChangesSheets {
  constructor(private readonly archive: FrameworkArchive) {}

  /** Against the version its changes were classed from, else the one in force. @throws NotFound */
  async of(id: FrameworkVersionId): Promise<ChangesSheet> {
    const { content, changes, version, state } = await this.archive.one(id);
    const base = state === 'draft' || state === 'consultation' ? 'in-force' : (changes?.base ?? 'in-force');
    const before = await this.archive.publicVersion(base);
    const difference = differenceOf(before.framework, frameworkFrom(content));
    const said = changes?.base === difference.from ? changes.classes : {};
    return { lockVersion: version, changes, difference, unclassed: unclassed(difference, said) };
  }
}
