/** The kinds of file that may be evidence: `type` is what the content must be, `extensions` what the name must end with. */
export const FILE_KINDS = {
  pdf: { type: 'application/pdf', extensions: ['pdf'] },
  png: { type: 'image/png', extensions: ['png'] },
  jpeg: { type: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  webp: { type: 'image/webp', extensions: ['webp'] },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  odt: { type: 'application/vnd.oasis.opendocument.text', extensions: ['odt'] },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', extensions: ['ods'] },
  csv: { type: 'text/csv', extensions: ['csv'] },
  txt: { type: 'text/plain', extensions: ['txt'] },
} as const;

export type FileKind = keyof typeof FILE_KINDS;

/** What the name promises; undefined when it promises nothing we accept. */
export function kindOfName(name: string): FileKind | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const kinds = Object.keys(FILE_KINDS) as FileKind[];
  return kinds.find((kind) => (FILE_KINDS[kind].extensions as readonly string[]).includes(extension));
}

/** The name as it is kept: no path, no control character, no more than 200 characters. */
export function cleanName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const visible = last.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Surrogate}]/gu, '').trim();
  const [, stem = visible, extension = ''] = /^(.*?)(\.[a-z0-9]{1,5})?$/i.exec(visible) ?? [];
  return `${stem.slice(0, 200 - extension.length) || 'fichier'}${extension}`;
}
