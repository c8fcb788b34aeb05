import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import type { Fault, Parsed, Path, Remark } from './fault.js';
import { pointer, refused } from './fault.js';

/** Twice the size and more of a whole framework; nothing of ours is longer. */
const MAX_CHARACTERS = 500_000;
/** Nesting far beyond any file of ours, far below what a recursive reader bears. */
const MAX_DEPTH = 40;
/** No mapping of ours has a tenth of it; looking for a key in one takes time. */
const MAX_KEYS = 1_000;

/** A YAML file as plain data, with the line of anything in it. */
export interface YamlDocument {
  readonly data: unknown;
  /** The fault on the line where it is; on that of its nearest ancestor when it is something missing. */
  locate(remark: Remark): Fault;
}

/**
 * Reads one YAML document without any of the features that make YAML dangerous: no alias, no anchor, no tag,
 * no second document, no key twice. Never throws: garbage is a fault on a line.
 */
export function readYaml(text: string): Parsed<YamlDocument> {
  const outright = refuseOutright(text);
  if (outright) return { ok: false, faults: [outright] };

  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, strict: true, prettyErrors: false });
    const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
    const faults = [...document.errors, ...document.warnings].map(({ pos, message }) =>
      fault(lineAt(pos[0]), 'yaml_syntax', message),
    );
    faults.push(...forbiddenFeatures(document, lineAt));
    if (faults.length > 0) return refused(faults);

    const lineOf = (path: Path) => lineAt(offsetOf(document, path));
    const locate = ({ path, code, message }: Remark): Fault => ({
      line: lineOf(path),
      path: pointer(path),
      code,
      message,
    });
    return { ok: true, value: { data: document.toJS({ maxAliasCount: 0 }), locate } };
  } catch (thrown) {
    return { ok: false, faults: [fault(1, 'yaml_syntax', `cannot be read as YAML (${nameOf(thrown)})`)] };
  }
}

const nameOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.name : 'unknown failure');

const fault = (line: number, code: string, message: string): Fault => ({ line, path: '', code, message });

function refuseOutright(text: string): Fault | undefined {
  if (text.length > MAX_CHARACTERS) {
    return fault(1, 'too_large', `has ${text.length} characters; the most is ${MAX_CHARACTERS}`);
  }
  if (text.trim() === '') return fault(1, 'empty', 'the file is empty');
  const strange = text.search(/[^\P{Cc}\t\n\r]|\ufffd/u);
  if (strange >= 0)
    return fault(lineIn(text, strange), 'not_text', 'holds a character that is not text (UTF-8 is expected)');
  return tooDeep(text);
}

const lineIn = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** Brackets and indentation bound how deep a document can nest, without reading it. */
function tooDeep(text: string): Fault | undefined {
  let line = 1;
  for (const content of text.split('\n')) {
    const brackets = content.replace(/[^[{]/g, '').length;
    const dashes = /^[\s-]*/.exec(content)?.[0].replace(/[^-]/g, '').length ?? 0;
    if (brackets > 20 * MAX_DEPTH || dashes > MAX_DEPTH) {
      return fault(line, 'nested_too_deep', `nests deeper than ${MAX_DEPTH} levels`);
    }
    line += 1;
  }
  return undefined;
}

/** Aliases multiply, anchors and tags say what no schema of ours asks, and the second of two keys would win unseen. */
function forbiddenFeatures(document: Document.Parsed, lineAt: (offset: number) => number): Fault[] {
  const faults: Fault[] = [];
  const add = (node: { range?: readonly number[] | null | undefined }, code: string, message: string) =>
    faults.push(fault(lineAt(node.range?.[0] ?? 0), code, message));

  visit(document, (_, node, ancestors) => {
    if (ancestors.length > 2 * MAX_DEPTH) {
      if (isNode(node)) add(node, 'nested_too_deep', `nests deeper than ${MAX_DEPTH} levels`);
      return visit.BREAK;
    }
    if (isAlias(node)) add(node, 'alias', 'an alias (*) is not allowed');
    if (isNode(node) && !isAlias(node) && 'anchor' in node && node.anchor)
      add(node, 'anchor', 'an anchor (&) is not allowed');
    if (isNode(node) && node.tag && !node.tag.startsWith('tag:yaml.org,2002:')) {
      add(node, 'tag', `the tag ${node.tag} is not allowed`);
    }
    if (isMap(node)) {
      if (node.items.length > MAX_KEYS)
        add(node, 'too_many_keys', `has ${node.items.length} keys; the most is ${MAX_KEYS}`);
      const seen = new Set<unknown>();
      for (const { key } of node.items) {
        if (!isScalar(key)) {
          if (isNode(key)) add(key, 'key', 'a key is a plain word');
        } else if (seen.has(key.value)) add(key, 'duplicate_key', `the key ${String(key.value)} is there twice`);
        else seen.add(key.value);
      }
    }
    return undefined;
  });
  return faults;
}

/** Where the deepest part of the path that exists begins. */
function offsetOf(document: Document.Parsed, path: Path): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const step of path) {
    const next = stepInto(node, step);
    if (!next) break;
    offset = next.offset ?? offset;
    node = next.node;
  }
  return offset;
}

function stepInto(node: unknown, step: string | number): { node: unknown; offset: number | undefined } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return isPair(pair) && isScalar(pair.key) ? { node: pair.value, offset: pair.key.range?.[0] } : undefined;
  }
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return isNode(item) ? { node: item, offset: item.range?.[0] } : undefined;
  }
  return undefined;
}
