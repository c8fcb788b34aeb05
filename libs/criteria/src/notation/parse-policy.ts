import type { Framework } from '../domain/framework.js';
import type { Policy } from '../domain/policy.js';
import { FileNotUsable, type Parsed, type Path, type Remark, refused } from './fault.js';
import { policySchema } from './policy-schema.js';
import { schemaRemarks } from './schema-remarks.js';
import { readYaml } from './yaml-document.js';

/** A policy from its YAML text, or every fault with its line. With the framework, its words are checked too. */
export function parsePolicy(text: string, framework?: Framework): Parsed<Policy> {
  const document = readYaml(text);
  if (!document.ok) return document;

  const { data, locate } = document.value;
  const remarks = schemaRemarks(policySchema, data);
  if (remarks.length === 0) {
    remarks.push(...changeTypesTwice(data as Policy), ...(framework ? wordsUnknownTo(framework, data as Policy) : []));
  }
  if (remarks.length === 0) {
    const { policy, cut } = withWholeTitles(data as Policy);
    return { ok: true, value: policy, warnings: cut.map(locate) };
  }
  return refused(remarks.map(locate));
}

/** @throws FileNotUsable with every fault */
export function policyFrom(text: string, framework?: Framework): Policy {
  const parsed = parsePolicy(text, framework);
  if (!parsed.ok) throw new FileNotUsable('policy', parsed.faults);
  return parsed.value;
}

/**
 * In `{ title: Price, subscription, substantial: true }` YAML ends the title at its comma and reads the rest as a key
 * without value. Nothing is lost: the title is put together again, and the editor is told to quote it.
 */
function withWholeTitles(policy: Policy): { policy: Policy; cut: Remark[] } {
  const cut: Remark[] = [];
  const types = policy.changes.types.map(({ id, title, substantial, bricks, ...rest }, index) => {
    const tails = Object.keys(rest);
    const whole = [title, ...tails].join(', ');
    cut.push(
      ...tails.map((tail) => ({
        path: ['changes', 'types', index, tail],
        code: 'title_cut_at_comma',
        message: `the title is cut at its comma; write '${whole}' in quotes`,
      })),
    );
    return { id, title: whole, substantial, bricks };
  });
  return { policy: { ...policy, changes: { ...policy.changes, types } }, cut };
}

function changeTypesTwice({ changes: { types } }: Policy): Remark[] {
  const ids = types.map(({ id }) => id);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index
      ? [{ path: ['changes', 'types', index], code: 'duplicate', message: `the id ${id} is there twice` }]
      : [],
  );
}

function wordsUnknownTo({ framework, bricks, criteria }: Framework, policy: Policy): Remark[] {
  const brickIds = new Set(bricks.map(({ id }) => id));
  const criterionIds = new Set(criteria.map(({ id }) => id));
  const hold = (word: string, known: ReadonlySet<string>, thing: string, path: Path): Remark[] =>
    known.has(word) ? [] : [{ path, code: 'unknown_word', message: `${thing} ${word} is not in the framework` }];
  const { trial, temporary } = policy.decision;
  return [
    ...hold(policy.policy.framework, new Set([framework.id]), 'framework', ['policy', 'framework']),
    ...hold(trial.only_blocking_gap, criterionIds, 'criterion', ['decision', 'trial', 'only_blocking_gap']),
    ...hold(trial.requires_conform, criterionIds, 'criterion', ['decision', 'trial', 'requires_conform']),
    ...Object.keys(temporary.max_majors_per_brick)
      .filter((brick) => brick !== 'default')
      .flatMap((brick) => hold(brick, brickIds, 'brick', ['decision', 'temporary', 'max_majors_per_brick', brick])),
    ...policy.trial_scope.floor.bricks.flatMap((brick, index) =>
      hold(brick, brickIds, 'brick', ['trial_scope', 'floor', 'bricks', index]),
    ),
    ...policy.changes.types.flatMap((type, at) =>
      type.bricks.flatMap((brick, index) => hold(brick, brickIds, 'brick', ['changes', 'types', at, 'bricks', index])),
    ),
  ];
}
