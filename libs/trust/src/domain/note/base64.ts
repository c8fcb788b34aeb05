/** RFC 4648, section 4, as it is written by everybody: padded, and no bit more than the bytes need. */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
