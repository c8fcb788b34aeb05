/** A failure whose message is for the person at the keyboard: shown without a stack. */
export class Fault extends Error {}

/** Says in one sentence what a system error means for this installation. */
export function sentenceOf(error) {
  if (error instanceof Fault) return error.message;
  const { code, path: file, message = String(error) } = error;
  if (code === 'ENOSPC' || /No space left on device/i.test(message)) return noSpace(file);
  if (['EACCES', 'EPERM', 'EROFS'].includes(code) || (code === 'ENOENT' && error.syscall === 'mkdir')) {
    return `${file ?? 'A file'} may not be written: give yourself the right to write there, or set AVAL_DIR to another folder.`;
  }
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return `${file} is in the way: move it, or set AVAL_DIR to another folder.`;
  return error.stack ?? message;
}

const noSpace = (file) => `The disk is full${file ? ` (${file})` : ''}: make room, then start again.`;

/** Runs a program of ours; a failure is one clear sentence and exit code 1. */
export async function orExplain(work) {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`\n${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}
