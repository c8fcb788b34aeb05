import type { FastifyInstance, InjectOptions } from 'fastify';
import type { OperationRule, OperationTable } from '#libs/access';
import { newId } from '#libs/kernel';
import { operations } from '../../apps/api/src/operations.js';
import { type Expected, expectedOf } from './expectation.js';
import { CALLERS, type Caller } from './people.js';
import { routesOfApi } from './routes.js';
import { sampleBody } from './sample-body.js';
import { buildStage, rehearseOnly, type Stage, type Target } from './stage.js';

const table: OperationTable = operations;
const routes = new Map((await routesOfApi()).map((route) => [route.operation ?? route.handler, route]));

/** Parameters that name a part of the subject: with the part of another subject the path leads nowhere. */
const PARTS = ['membershipId', 'mandateId', 'evidenceId', 'questionId'];

/** What is a person's own without any standing: only its owner finds it. */
const PERSONAL: Readonly<Record<string, { readonly param: string; readonly owner: string }>> = {
  revokeApiKey: { param: 'keyId', owner: 'alice' },
  endMyInterest: { param: 'interestId', owner: 'karim' },
};

const NO_ID = 'not-an-id';

/** Refusals of the guard; other refusals with 403 are rules of the domain. */
const BY_ACCESS = ['not_allowed', 'scope_missing'];

/** The way to the identity provider is open, though none runs beside this house. */
const PROVIDER_AWAY = 'identity_provider_away';

interface Cell {
  readonly caller: Caller;
  readonly what: string;
  readonly ids: Readonly<Record<string, string>>;
  /** `nothing`: what can be no id is refused as malformed, or leads nowhere. */
  readonly expected: Expected | 'nothing';
}

interface Answer {
  readonly status: number;
  /** What a 404 says is not there. */
  readonly missing: string | undefined;
  readonly code: string | undefined;
}

let stage: Stage;
let tried = 0;

beforeAll(async () => {
  stage = await buildStage();
  for (const { person } of CALLERS) if (person !== null) await stage.house.tokenOf(person);
  rehearseOnly(stage.house);
}, 240_000);

afterAll(async () => {
  process.stderr.write(
    `access: ${table ? Object.keys(table).length : 0} operations, ${CALLERS.length} callers, ${tried} cells tried\n`,
  );
  await stage?.house.close();
}, 60_000);

describe('every operation, for every role and every standing', () => {
  it.each(Object.entries(table))(
    '%s',
    async (operation, rule) => {
      const wrong: string[] = [];
      for (const cell of cellsOf(operation, rule)) {
        const answer = await ask(operation, cell);
        tried += 1;
        if (!isAsExpected(answer, cell.expected, rule)) {
          const { status, missing } = answer;
          wrong.push(
            `${cell.caller.title}, ${cell.what}: ${status}${missing ? ` (${missing})` : ''}, not ${cell.expected}`,
          );
        }
      }

      expect(wrong).toEqual([]);
    },
    120_000,
  );
});

function cellsOf(operation: string, rule: OperationRule): Cell[] {
  const params = routes.get(operation)?.params ?? [];
  const targets = params.length === 0 ? [stage.ours[0]] : targetsOf(params, rule);
  return CALLERS.flatMap((caller) => [
    ...targets.map((target) => ownOrOther(operation, rule, caller, target)),
    ...(params.some((param) => param.endsWith('Id') || param === 'id') ? nowhere(rule, params, caller) : []),
    ...(rule.subject ? crossed(rule, params, caller) : []),
  ]);
}

/** A dossier is tried in each of its states; all else is tried once of ours and once of theirs. */
const targetsOf = (params: readonly string[], { param }: OperationRule): readonly Target[] => {
  const [, evaluating] = stage.ours;
  const partOfOne = PARTS.some((part) => params.includes(part));
  return param === 'dossierId' && !partOfOne ? [...stage.ours, stage.theirs] : [evaluating, stage.theirs];
};

function ownOrOther(operation: string, rule: OperationRule, caller: Caller, target: Target): Cell {
  const personal = PERSONAL[operation];
  const expected = expectedOf(rule, caller, target);
  const isMine = !personal || (target !== stage.theirs && caller.person === personal.owner);
  return { caller, what: target.label, ids: target.ids, expected: expected === 'open' && !isMine ? 404 : expected };
}

/** An id that nothing has, and a text that is no id. */
function nowhere(rule: OperationRule, params: readonly string[], caller: Caller): Cell[] {
  const [whole] = stage.ours;
  const named = rule.param ?? params.find((param) => param.endsWith('Id') || param === 'id') ?? '';
  const expected = expectedOf(rule, caller, null);
  return [newId(), NO_ID].map((id) => ({
    caller,
    what: id === NO_ID ? 'a text that is no id' : 'an unknown id',
    ids: { ...whole.ids, [named]: id },
    expected: expected === 'open' ? (id === NO_ID ? 'nothing' : 404) : expected,
  }));
}

/** Their part under our subject, and the other way round. */
function crossed(rule: OperationRule, params: readonly string[], caller: Caller): Cell[] {
  const [, evaluating] = stage.ours;
  return PARTS.filter((part) => params.includes(part)).flatMap((part) =>
    [[evaluating, stage.theirs] as const, [stage.theirs, evaluating] as const].map(([subject, other]) => {
      const expected = expectedOf(rule, caller, subject);
      return {
        caller,
        what: `${subject.label} with the ${part} of ${other.label}`,
        ids: { ...subject.ids, [part]: other.ids[part] ?? '' },
        expected: expected === 'open' ? (404 as const) : expected,
      };
    }),
  );
}

async function ask(operation: string, { caller, ids }: Cell): Promise<Answer> {
  const route = routes.get(operation);
  if (!route) throw new Error(`${operation} has no route`);
  const url = route.path.replace(/:(\w+)/g, (_, param: string) => encodeURIComponent(ids[param] ?? `no-${param}`));
  const payload = sampleBody(operation);
  const fastify = stage.house.app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const response = await fastify.inject({
    method: route.method as 'GET',
    url,
    headers: caller.person === null ? {} : { authorization: `Bearer ${await stage.house.tokenOf(caller.person)}` },
    ...(payload !== undefined && { payload: payload as NonNullable<InjectOptions['payload']> }),
  });
  const isProblem = /problem\+json/.test(String(response.headers['content-type']));
  const { facts, code } = isProblem ? response.json<{ facts?: { thing?: string }; code?: string }>() : {};
  return { status: response.statusCode, missing: facts?.thing, code };
}

/** What is let through may still fail: on a state, a version, a body, or a part of the subject that is not there yet. */
function isAsExpected({ status, missing, code }: Answer, expected: Cell['expected'], rule: OperationRule): boolean {
  if (expected === 'nothing') return status === 404 || status === 400;
  if (expected !== 'open') return status === expected;
  if (status === 404) return missing !== undefined && missing !== rule.subject;
  if (code === PROVIDER_AWAY) return true;
  return status < 500 && status !== 401 && !(code !== undefined && BY_ACCESS.includes(code));
}
