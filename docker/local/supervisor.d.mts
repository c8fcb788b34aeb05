export class Supervisor {
  constructor(options: {
    environment: Record<string, string>;
    logDir: string;
    onFailedStart: (fault: Error) => void;
  });
  start(name: string, main: string, options?: readonly string[]): void;
  stop(): Promise<void>;
}
