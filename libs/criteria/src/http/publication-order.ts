import { Invalid, isDay, type Reason, toDay } from '#libs/kernel';
import type { PublicationOrder } from '../application/publish-framework.js';
import { CHANGE_CLASSES, type ChangeClass } from '../domain/change-class.js';
import { TIERS } from '../domain/vocabulary.js';
import type { PublicationDto } from './framework-versions.dto.js';

/** @throws Invalid naming every word and day that is none */
export function readPublication({ effectiveOn, classes, transitionOn }: PublicationDto): PublicationOrder {
  const faults: Reason[] = [
    ...(isDay(effectiveOn) ? [] : [fault('/effectiveOn', 'is a day, YYYY-MM-DD')]),
    ...Object.entries(classes).flatMap(([id, given]) =>
      CHANGE_CLASSES.some((known) => known === given)
        ? []
        : [fault(`/classes/${id}`, `is one of ${CHANGE_CLASSES.join(', ')}`)],
    ),
    ...Object.keys(transitionOn ?? {}).flatMap((tier) =>
      TIERS.some((known) => known === tier) ? [] : [fault(`/transitionOn/${tier}`, 'is no tier')],
    ),
    ...(transitionOn
      ? TIERS.flatMap((tier) =>
          isDay(String(transitionOn[tier])) ? [] : [fault(`/transitionOn/${tier}`, 'is a day, YYYY-MM-DD')],
        )
      : []),
  ];
  if (faults.length > 0) throw new Invalid('validation_failed', 'Some values are not accepted.', faults);

  const dayFor = (tier: string) => toDay(String(transitionOn?.[tier]));
  return {
    effectiveOn: toDay(effectiveOn),
    classes: classes as Record<string, ChangeClass>,
    transitionOn: transitionOn ? { R1: dayFor('R1'), R2: dayFor('R2'), R3: dayFor('R3'), R4: dayFor('R4') } : null,
  };
}

const fault = (field: string, message: string): Reason => ({ code: 'not_accepted', message, field });
