declare module 'clamscan' {
  import type { Readable } from 'node:stream';

  interface Options {
    preference: 'clamdscan';
    clamscan: { active: false };
    clamdscan: { host: string; port: number; timeout: number; localFallback: false; bypassTest: boolean };
  }

  class NodeClam {
    init(options: Options): Promise<NodeClam>;
    scanStream(content: Readable): Promise<{ isInfected: boolean | null; viruses: string[]; timeout?: boolean }>;
  }

  export default NodeClam;
}
