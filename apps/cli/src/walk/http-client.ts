/** A surprise on the way: the story expected something else. */
export class Surprise extends Error {}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** One person with a key, talking to one running installation over HTTP. */
export class HttpClient {
  constructor(
    private readonly origin: string,
    private readonly person: string,
    private readonly token: string | undefined,
  ) {}

  get<Body>(path: string): Promise<Body> {
    return this.expect<Body>('GET', path);
  }

  post<Body>(path: string, body: object = {}): Promise<Body> {
    return this.expect<Body>('POST', path, body);
  }

  put<Body>(path: string, body: object): Promise<Body> {
    return this.expect<Body>('PUT', path, body);
  }

  async upload<Body>(path: string, name: string, content: Uint8Array, type: string): Promise<Body> {
    const form = new FormData();
    form.set('confidentiality', 'panel');
    form.set('file', new Blob([content as BlobPart], { type }), name);
    const response = await this.send(path, { method: 'POST', headers: this.headers(), body: form });
    return this.read<Body>('POST', path, response);
  }

  /** For what must be refused: the answer as it is, whatever its status. */
  async ask<Body>(method: string, path: string, body?: object): Promise<Answer<Body>> {
    const response = await this.send(path, {
      method,
      headers: { ...this.headers(), ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as Body };
  }

  /** @throws Surprise when nobody answers at the origin */
  private send(path: string, request: RequestInit): Promise<Response> {
    return fetch(`${this.origin}${path}`, request).catch(({ cause }: Error) => {
      const reason = cause instanceof Error ? ` (${cause.message || cause.name})` : '';
      throw new Surprise(`nobody answers at ${this.origin}${reason}: is Aval running?`);
    });
  }

  private async expect<Body>(method: string, path: string, body?: object): Promise<Body> {
    const { status, body: answer } = await this.ask<Body>(method, path, body);
    if (status >= 200 && status < 300) return answer;
    throw new Surprise(`${this.person}: ${method} ${path} was answered ${status} ${JSON.stringify(answer)}`);
  }

  private async read<Body>(method: string, path: string, response: Response): Promise<Body> {
    const text = await response.text();
    if (response.ok) return JSON.parse(text) as Body;
    throw new Surprise(`${this.person}: ${method} ${path} was answered ${response.status} ${text}`);
  }

  private headers(): Record<string, string> {
    return this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
  }
}
