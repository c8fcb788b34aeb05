/** What a person reads of a stored message. */
export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** As written by the sender. */
  readonly date: string;
  /** BCP 47, from Content-Language. */
  readonly language: string;
  readonly text: string;
  /** Names or types of the parts that are not shown as text. */
  readonly attachments: readonly string[];
}

/** Parts inside parts: letters have two levels, and nobody should make us descend further. */
const DEEPEST = 5;

/** Reads what our own letters need of MIME (RFC 2045–2047): encoded headers, transfer encodings, the first text part. */
export function readLetter(raw: Buffer): Letter {
  const message = partOf(raw.toString('latin1'));
  const leaves = leavesOf(message, 0);
  const shown = leaves.find(isPlainText) ?? leaves[0] ?? message;
  const header = (name: string) => decodeWords(asUtf8(message.headers.get(name) ?? ''));
  return {
    from: header('from'),
    to: header('to'),
    subject: header('subject'),
    date: header('date'),
    language: /^[a-z]{2}\b/i.exec(header('content-language'))?.[0] ?? 'fr',
    text: textOf(shown),
    attachments: leaves.filter((leaf) => leaf !== shown).map(nameOf),
  };
}

/** Identity of a message: sent twice, it is the same letter. */
export const messageIdOf = (raw: Buffer): string | undefined =>
  partOf(raw.toString('latin1')).headers.get('message-id');

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  /** One character for each byte. */
  readonly body: string;
}

function partOf(source: string): Part {
  const end = /\r?\n\r?\n/.exec(source);
  const head = source.slice(0, end?.index ?? source.length);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: end ? source.slice(end.index + end[0].length) : '' };
}

function leavesOf(part: Part, depth: number): Part[] {
  const type = part.headers.get('content-type') ?? '';
  const boundary = /^multipart\//i.test(type) ? parameter(type, 'boundary') : undefined;
  if (!boundary || depth >= DEEPEST) return [part];
  const [content = ''] = `\r\n${part.body}`.split(`\n--${boundary}--`);
  const pieces = content.split(`\n--${boundary}`).slice(1);
  return pieces.flatMap((piece) => leavesOf(partOf(piece.replace(/^[ \t]*\r?\n/, '')), depth + 1));
}

const isPlainText = ({ headers }: Part): boolean =>
  /^text\/plain\b/i.test(headers.get('content-type') ?? 'text/plain') &&
  !/^attachment/i.test(headers.get('content-disposition') ?? '');

const nameOf = ({ headers }: Part): string =>
  decodeWords(parameter(headers.get('content-disposition') ?? '', 'filename') ?? '') ||
  (headers.get('content-type') ?? 'text/plain').split(';', 1)[0] ||
  'text/plain';

const parameter = (header: string, name: string): string | undefined => {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(header);
  return found?.[1] ?? found?.[2];
};

function textOf({ headers, body }: Part): string {
  const encoding = (headers.get('content-transfer-encoding') ?? '7bit').toLowerCase();
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64') : Buffer.from(unquoted(encoding, body), 'latin1');
  return inCharset(bytes, parameter(headers.get('content-type') ?? '', 'charset'))
    .replaceAll('\r\n', '\n')
    .trimEnd();
}

const unquoted = (encoding: string, body: string): string =>
  encoding === 'quoted-printable' ? fromHex(body.replace(/=[ \t]*\r?\n/g, '')) : body;

const fromHex = (quoted: string): string =>
  quoted.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function inCharset(bytes: Buffer, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}

/** Headers may also be plain UTF-8 (RFC 6532). */
const asUtf8 = (header: string): string => Buffer.from(header, 'latin1').toString('utf8');

/** `=?utf-8?Q?caf=C3=A9?=`: the space between two encoded words is not part of the text (RFC 2047, 6.2). */
const decodeWords = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?([^?]+)\?([bq])\?([^?]*)\?=/gi, (_, charset: string, encoding: string, text: string) => {
      const bytes =
        encoding.toLowerCase() === 'b'
          ? Buffer.from(text, 'base64')
          : Buffer.from(fromHex(text.replaceAll('_', ' ')), 'latin1');
      return inCharset(bytes, charset);
    });
