/** The furthest a path of ours goes; longer ones are not kept through a login. */
const MAX_LENGTH = 1000;

/**
 * The path if it stays on this site, else `/`. Browsers read `//host`, `/\host` and tabs in between as another host:
 * only what a URL parser itself keeps on our origin passes, and in the form the parser gave it.
 */
export function localPath(wanted: string | undefined): string {
  if (!wanted?.startsWith('/') || wanted.length > MAX_LENGTH || /[\\\p{Cc}]/u.test(wanted)) return '/';
  const base = 'https://here.invalid';
  const { origin, pathname, search, hash } = URL.canParse(wanted, base) ? new URL(wanted, base) : new URL(base);
  if (origin !== base || pathname.startsWith('//')) return '/';
  return `${pathname}${search}${hash}`;
}
