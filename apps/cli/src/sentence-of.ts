interface SystemFault extends Error {
  readonly code?: unknown;
  readonly address?: string;
  readonly hostname?: string;
  readonly port?: number;
  /** Of an address with several meanings: what became of each. */
  readonly errors?: readonly SystemFault[];
}

const ADVICE = 'If it is the one of npm start, start Aval; otherwise correct DATABASE_URL.';

/** What PostgreSQL refuses whoever comes with the wrong address (SQLSTATE). */
const REFUSED = new Set(['28P01', '28000', '3D000']);

/** A sentence for what an operator can mend; the whole stack for a bug. */
export function sentenceOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  if ('faults' in fault) return fault.message;
  const { code, errors, stack, message } = fault as SystemFault;
  if (code === 'ECONNREFUSED') {
    const { address, port } = errors?.[0] ?? (fault as SystemFault);
    return `No PostgreSQL answers at ${address ?? 'this address'}:${port ?? '?'}. ${ADVICE}`;
  }
  if (code === 'ENOTFOUND') return `The database host ${(fault as SystemFault).hostname} is not known. ${ADVICE}`;
  if (REFUSED.has(String(code))) return `PostgreSQL refuses: ${message}. ${ADVICE}`;
  return stack ?? message;
}
