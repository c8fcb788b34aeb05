export interface Route {
  readonly prefixes: readonly string[];
  readonly port: number;
}

export interface ProxyOptions {
  readonly port: number;
  readonly host: string;
  readonly origin: string;
  readonly routes: readonly Route[];
}

export function startProxy(options: ProxyOptions): Promise<{ stop(): Promise<void> }>;
