import { demoAccountId, readDemo } from '#libs/identity';
import type { DemoCast } from '../../apps/cli/src/walk/demo-cast.js';
import { tellOnce } from '../../apps/cli/src/walk/demo-lives.js';
import { storyOf } from '../../apps/cli/src/walk/demo-story.js';
import type { Step } from '../../apps/cli/src/walk/dossier-story.js';
import type { HttpClient } from '../../apps/cli/src/walk/http-client.js';
import { live, lives } from '../../apps/cli/src/walk/lives.js';
import { startHouse, type TestHouse } from '../support/house.js';

const DAY_MS = 86_400_000;
const MOST_CUTS = 60;

/**
 * Stops a telling once after each thing that it does and that was not cut off before, and begins again.
 * @param cutOff what was done when a telling was stopped; what is new is added
 */
async function cutOffAfterEachStep(cutOff: Set<string>, telling: (step: Step) => Promise<void>): Promise<void> {
  const cut = new Error('cut off');
  for (let cuts = 0; cuts < MOST_CUTS; cuts += 1) {
    try {
      await telling(async (title, act) => {
        const result = await act();
        if (cutOff.has(title)) return result;
        cutOff.add(title);
        throw cut;
      });
      return;
    } catch (fault) {
      if (fault !== cut) throw fault;
    }
  }
  throw new Error('never told to its end');
}

describe('the lives of the demonstration', () => {
  let house: TestHouse;
  let cast: DemoCast;
  const cutOff = new Set<string>();

  const wait = async (holds: () => Promise<boolean>, what: string) => {
    await house.work();
    if (!(await holds())) throw new Error(`waited in vain for ${what}`);
  };

  beforeAll(async () => {
    house = await startHouse();
    const people = new Map<string, HttpClient>();
    for (const { key } of readDemo().people) people.set(demoAccountId(key), await house.as(key));
    const client = (id: string) => {
      const found = people.get(id);
      if (!found) throw new Error(`${id} is nobody of the demonstration`);
      return found;
    };
    cast = { ...house.cast, as: (key) => client(demoAccountId(key)), expert: client, clock: house.clock };
    const pass = async (days: number) => {
      house.clock.advance(days * DAY_MS);
      await house.work();
    };
    const first = Object.entries(lives).sort(([, one], [, other]) => Number(!one.takesTime) - Number(!other.takesTime));
    for (const [, life] of first) await cutOffAfterEachStep(cutOff, (step) => live(life, cast, step, wait, pass));
    await house.work();
  }, 300_000);

  afterAll(() => house?.close());

  it('show a listing in every state and on every basis, with an appeal and an audit among them', async () => {
    const found = await house.database.query<{ seen: string }[]>(
      `SELECT DISTINCT l.status || ' ' || l.basis || ' ' || d.outcome AS seen
       FROM referencing.listing l JOIN referencing.decision d ON d.id = l.last_decision_id ORDER BY 1`,
    );

    expect(found.map(({ seen }) => seen)).toEqual([
      'active full full',
      'active full full_with_reservations',
      'active full lifted',
      'active temporary temporary',
      'active trial trial',
      'delisted full delisted',
      'delisted full withdrawn',
      'delisted temporary expired',
      'suspended full suspended',
    ]);
    expect(await house.database.query(`SELECT state FROM appeal.appeal`)).toEqual([{ state: 'examining' }]);
    const audits = await house.database.query<{ state: string; n: number }[]>(
      'SELECT state, count(*)::int AS n FROM audit.audit GROUP BY state ORDER BY state',
    );
    expect(audits).toContainEqual({ state: 'open', n: 1 });
  });

  it('were told to their end although they were cut off after every step, and are not told again', async () => {
    const dossiers = 'SELECT count(*)::int AS n FROM referencing.dossier';
    const before = await house.database.query(dossiers);
    const real = Object.entries(lives).filter(([, { takesTime }]) => !takesTime);

    const again: string[] = [];
    for (const [name] of real) again.push((await tellOnce(cast, name, wait)).line);

    expect(cutOff.size).toBeGreaterThan(20);
    expect(again).toEqual(real.map(([name, life]) => `${name}: “${life.name}” is there already`));
    expect(await house.database.query(dossiers)).toEqual(before);
  });

  it('say in a line why one cannot be told', async () => {
    const nobody = { ...cast, publisher: cast.public };

    const { line, fault } = await tellOnce(nobody, 'full', wait);

    expect(fault).toBe(true);
    expect(line).toMatch(/^full: could not be told: .*401/);
  });

  it.each([
    ['fr', ['Demande déposée', 'Suspension', 'Recours formé contre DEC-', '(éditeur)']],
    ['en', ['Request filed', 'Suspension', 'Appeal filed against DEC-', '(publisher)']],
  ] as const)('are told as a timeline in %s, oldest first, without a code', async (language, sentences) => {
    const story = (await storyOf(cast, 'appealed', language)) ?? '';

    const places = sentences.slice(0, 3).map((sentence) => story.indexOf(sentence));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const sentence of sentences) expect(story).toContain(sentence);
    expect(story).not.toMatch(/dossier\.|evidence\.|publisher_owner/);
  });

  it('tell of the audit and of the end by its own date, and of nothing that is not there', async () => {
    expect(await storyOf(cast, 'audited', 'fr')).toContain('Audit sur place');
    expect(await storyOf(cast, 'expired', 'fr')).toContain('Fin de validité');
    expect(await storyOf(cast, 'Rien de tel', 'fr')).toBeUndefined();
  });
});
