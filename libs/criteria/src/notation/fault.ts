import { Invalid } from '#libs/kernel';

/** What is wrong in a file, where an editor can go and look. */
export interface Fault {
  /** From 1. */
  readonly line: number;
  /** JSON pointer, `/criteria/3/evidence/0/type`; empty for the whole document. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value; readonly warnings?: readonly Fault[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export type Path = readonly (string | number)[];

/** A fault that knows where in the data, but not yet on which line. */
export interface Remark {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
}

/** Beyond this many, more faults help nobody. */
const MAX_FAULTS = 1_000;

/** Faults in the order of the file; of a file that is wrong all over, the first thousand and a count of the rest. */
export function refused(faults: readonly Fault[]): { readonly ok: false; readonly faults: readonly Fault[] } {
  const sorted = [...faults].sort((a, b) => a.line - b.line);
  const shown = sorted.slice(0, MAX_FAULTS);
  const last = shown.at(-1);
  const rest = sorted.length - shown.length;
  if (rest === 0 || !last) return { ok: false, faults: shown };
  return { ok: false, faults: [...shown, { ...last, path: '', code: 'and_more', message: `and ${rest} more faults` }] };
}

export const pointer = (path: Path): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

export const writeFault = ({ line, path, message }: Fault): string => `line ${line}: ${path || '/'}: ${message}`;

/** The refusal of a file, every fault with its line. */
export class FileNotUsable extends Invalid {
  constructor(
    thing: string,
    readonly faults: readonly Fault[],
  ) {
    super(
      'file_not_usable',
      `This ${thing} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}.`,
      faults.map(({ line, path, code, message }) => ({
        code,
        message: `line ${line}: ${message}`,
        field: path || '/',
      })),
    );
  }
}
