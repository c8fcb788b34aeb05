/** What may be attached: the type that the content shows, whatever it is called. */
export const ATTACHMENT_TYPES = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
} as const;
export type AttachmentType = keyof typeof ATTACHMENT_TYPES;

/** What is known of a file outside of the vault: neither its content nor the name that its sender gave it. */
export interface Attachment {
  /** From 1. */
  readonly no: number;
  readonly type: AttachmentType;
  /** As it is kept, in bytes. */
  readonly size: number;
  /** Images are made anew from their pixels: nothing hidden is left in them. Of other files nothing is taken out. */
  readonly remade: boolean;
  readonly at: Date;
}

export const attachmentBox = (no: number): string => `attachment:${no}`;

/** What a file is called when somebody is given it: the name under which it was sent may name people. */
export const attachmentName = (report: string, { no, type }: Pick<Attachment, 'no' | 'type'>): string =>
  `${report}-${no}.${ATTACHMENT_TYPES[type]}`;
