import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId } from '#libs/kernel';
import { FrameworkVersion, type FrameworkVersionId } from '../domain/framework-version.js';
import { CriteriaWork } from './criteria.work.js';
import { keepTexts, type VersionTexts } from './framework-text.js';

/** A framework file becomes a draft, once it has no fault. */
@Injectable()
export class ImportFramework {
  constructor(
    private readonly work: CriteriaWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, texts: VersionTexts): Promise<FrameworkVersionId> {
    const at = this.clock.now();
    return this.work.transaction(async (scope) => {
      const text = await keepTexts(scope, texts, at);
      const version = FrameworkVersion.draft(newId<'FrameworkVersion'>(), text, at);

      await scope.versions.add(version);
      await scope.record({ kind: 'criteria.framework-imported', version, actor, at });
      return version.id;
    });
  }
}
