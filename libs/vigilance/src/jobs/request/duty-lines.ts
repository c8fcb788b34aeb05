import type { Duty } from '../../domain/duty/duties.js';

/** One line for each day that runs, as the letter lists it. */
export const dutyLines = (duties: readonly Duty[]) =>
  duties.flatMap(({ law, to, because, steps }) =>
    steps.flatMap(({ says, dueAt }) =>
      dueAt === null
        ? []
        : [
            {
              what: {
                fr: `${says.fr}, auprès de ${to.fr}, ${because.fr} (${law.fr})`,
                en: `${says.en}, to ${to.en}, ${because.en} (${law.en})`,
              },
              dueAt: dueAt.toISOString(),
            },
          ],
    ),
  );
