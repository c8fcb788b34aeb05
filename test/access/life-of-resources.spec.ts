import { readFileSync } from 'node:fs';

interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
}

const { components } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
  components: { schemas: Readonly<Record<string, Schema>> };
};

/** What lets a client walk the whole life of a thing. */
const FIVE = ['state', 'publicState', 'waitingOn', 'clock', 'actions'];

/** Lines of a list, and what everybody may read without an account: nobody acts through these. */
const ONLY_LOOKED_AT = /(Line|Summary)View$|^Public/;

/** What bears a state or actions and has no life of its own, with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  FrameworkView: 'the public text of a version; its life is in FrameworkVersionView',
  ImpactSimulationView: 'a computation that runs by itself and ends: nobody acts on it',
  LimitExtensionView: 'names the state of the dossier that was prolonged',
  WorkCountView: 'a count',
  SignedItemView: 'one line of the answer to many signatures at once',
  PanelView: 'part of a dossier; each member has a life of its own',
  DraftFindingView: 'part of the report of an audit',
};

const lives = Object.entries(components.schemas).map(([name, { properties = {} }]) => ({
  name,
  lacks: FIVE.filter((one) => !(one in properties)),
}));

describe('a resource with a lifecycle', () => {
  it('says its state in words, who is waited for, its limit, and what the reader may do', () => {
    const has = (lacks: readonly string[], one: string) => !lacks.includes(one);
    const alive = lives.filter(
      ({ name, lacks }) =>
        !ONLY_LOOKED_AT.test(name) && ['state', 'waitingOn', 'actions'].some((one) => has(lacks, one)),
    );

    expect(alive.length).toBeGreaterThan(15);
    expect(alive.filter(({ name, lacks }) => lacks.length > 0 && !(name in EXCEPTIONS))).toEqual([]);
  });

  it('is excepted only where something lacks', () => {
    const whole = lives.filter(({ lacks }) => lacks.length === 0).map(({ name }) => name);

    expect(Object.keys(EXCEPTIONS).filter((name) => whole.includes(name) || !(name in components.schemas))).toEqual([]);
  });
});
