import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { ChangesSheets } from '../application/changes-sheet.js';
import { ClassChanges } from '../application/class-changes.js';
import type { FrameworkVersionId } from '../domain/framework-version.js';
import { classedDifference } from './classed-difference.js';
import { FrameworkChangesView } from './difference.view.js';
import { ChangesDto } from './framework-versions.dto.js';
import { KnownVersionId } from './known-id.pipe.js';
import { readClasses } from './publication-order.js';

/** What the changes of a version mean for those already listed. */
@Controller('api/v1/framework-versions/:id/changes')
export class FrameworkChangesController {
  constructor(
    private readonly classing: ClassChanges,
    private readonly sheets: ChangesSheets,
  ) {}

  @Get()
  @Operation(
    'readFrameworkChanges',
    'What the version changes, the class of each change, and what is still to be classed',
  )
  async read(@Param('id', KnownVersionId) id: FrameworkVersionId): Promise<FrameworkChangesView> {
    const { lockVersion, changes, difference, unclassed } = await this.sheets.of(id);
    return {
      lockVersion,
      ...(changes && { transition: changes.transition }),
      unclassed: [...unclassed],
      difference: classedDifference(difference, changes),
    };
  }

  @Put()
  @Operation('classFrameworkChanges', 'Classes each change, and says how long listings have to comply')
  async put(
    @CurrentActing() { actor }: Acting,
    @Param('id', KnownVersionId) id: FrameworkVersionId,
    @Body() { expectedVersion, classes, transition }: ChangesDto,
  ): Promise<FrameworkChangesView> {
    const said = { classes: readClasses(classes), transition: { ...transition } };
    await this.classing.execute({ actor, on: { id, expectedVersion }, said });
    return this.read(id);
  }
}
