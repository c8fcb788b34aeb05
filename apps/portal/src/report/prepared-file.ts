import { DomainError } from '#libs/kernel';

const REFUSALS = ['attachment_kind_refused', 'attachment_unreadable'] as const;

/** What the file itself is refused for, to be said beside it; anything else is thrown on. */
export function refusedFile(refusal: unknown): { readonly refused: (typeof REFUSALS)[number] } {
  const code = REFUSALS.find((one) => refusal instanceof DomainError && refusal.code === one);
  if (code) return { refused: code };
  throw refusal;
}
