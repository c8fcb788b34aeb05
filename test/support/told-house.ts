import type { Step, Told } from '../../apps/cli/src/walk/dossier-story.js';
import { plots } from '../../apps/cli/src/walk/plots.js';
import { startHouse, type TestHouse } from './house.js';
import { once } from './once.js';

/** What happened in a house before a test begins. */
export interface Tale<Found> {
  /** Says all that makes this tale differ from others: two of one name in one run are the same. */
  readonly name: string;
  /** @returns what the tests have to know of it, as far as JSON can hold it */
  tell(house: TestHouse): Promise<Found>;
}

export interface HouseAfter<Found> {
  readonly house: TestHouse;
  readonly found: Found;
}

export type PlotName = keyof typeof plots;

/**
 * A house after a tale. It is told once in a run of the suites; everybody gets a copy of the database and of the files,
 * at the instant at which it ended, and an application of his own on them.
 */
export async function startHouseAfter<Found>({ name, tell }: Tale<Found>): Promise<HouseAfter<Found>> {
  const { left, found } = await once(name, async () => {
    const house = await startHouse();
    try {
      const found = await tell(house);
      return { left: await house.leave(), found };
    } catch (fault) {
      await house.close();
      throw fault;
    }
  });
  return { house: await startHouse({ from: left }), found };
}

/** A house after a whole story: the application is listed, or is not, and the publisher knows. */
export const startHouseAfterStory = (name: PlotName): Promise<HouseAfter<Told>> =>
  startHouseAfter({ name: `story ${name}`, tell: (house) => house.tell(plots[name]) });

class Halt extends Error {}

/** A house after a story as far as the step whose title begins like this, which has not begun. */
export function startHouseBefore(title: string, name: PlotName): Promise<HouseAfter<{ readonly dossierId: string }>> {
  const halting: Step = (step, act) => {
    if (step.startsWith(title)) throw new Halt(step);
    return act();
  };
  return startHouseAfter({
    name: `story ${name}, before ${title}`,
    tell: async (house) => {
      const story = house.story(plots[name], halting);
      const halted = await story.tell().then(
        () => undefined,
        (fault: unknown) => fault,
      );
      if (!(halted instanceof Halt)) throw halted ?? new Error(`no step of ${name} begins with ${title}`);
      return { dossierId: story.dossierId };
    },
  });
}
