import type { AttachmentType } from '../../domain/report/attachment.js';

export interface CleanedFile {
  readonly content: Buffer;
  readonly type: AttachmentType;
  readonly remade: boolean;
}

/** Tells what a file is by its content, and takes out of it what its sender does not see in it. */
export abstract class AttachmentCleaner {
  /** @throws DomainError `attachment_kind_refused`, `attachment_unreadable` */
  abstract clean(content: Buffer): Promise<CleanedFile>;
}
