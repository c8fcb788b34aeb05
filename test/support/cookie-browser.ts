/** A browser without a screen: keeps cookies per origin, follows nothing by itself, sends what a page would. */
export class CookieBrowser {
  readonly cookies = new Map<string, string>();

  constructor(readonly origin: string) {}

  async get(target: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(target, { headers });
  }

  async send(
    target: string,
    { headers = {}, ...init }: RequestInit & { headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(target, this.origin), {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie && { cookie }), ...headers },
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  /** Goes on from redirect to redirect on this origin until `stop` or an answer that is none. */
  async follow(target: string, stop: (url: URL) => boolean = () => false): Promise<{ url: URL; response?: Response }> {
    let url = new URL(target, this.origin);
    for (let turn = 0; turn < 12; turn += 1) {
      if (stop(url)) return { url };
      const response = await this.get(url.href);
      const next = response.headers.get('location');
      if (!next) return { url, response };
      url = new URL(next, url);
    }
    throw new Error(`no end of redirects at ${url}`);
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    const value = pair.slice(at + 1).trim();
    const isGone = value === '' || attributes.some((one) => /expires=Thu, 01 Jan 1970|max-age=0/i.test(one));
    if (isGone) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
