import { stylesheet } from '#libs/ui';
import type { Contract } from './contract-read.js';
import { stylePath } from './frame.js';
import { firstPage, operationPage, schemaPage, subjectPage } from './pages.js';

export interface ReferenceAnswer {
  readonly type: string;
  readonly text: string;
}

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';

/** The reference drawn from a contract: each page is written when it is first read. */
export class ReferencePages {
  private readonly written = new Map<string, ReferenceAnswer>();

  constructor(private readonly contract: Contract) {}

  /** Undefined for an address that leads to no page. */
  at(path: string): ReferenceAnswer | undefined {
    const known = this.written.get(path);
    if (known) return known;
    const answer = path === stylePath ? { type: CSS, text: stylesheet.text } : asPage(this.pageAt(path));
    if (answer) this.written.set(path, answer);
    return answer;
  }

  private pageAt(path: string): string | undefined {
    const [, , , kind, name = '', ...more] = path.split('/');
    if (more.length > 0) return undefined;
    if (kind === undefined || (kind === '' && name === '')) return firstPage(this.contract);
    if (kind === 'subjects') return subjectPage(this.contract, name);
    if (kind === 'operations') return operationPage(this.contract, name);
    return kind === 'schemas' ? schemaPage(this.contract, name) : undefined;
  }
}

const asPage = (text: string | undefined): ReferenceAnswer | undefined => (text && { type: HTML, text }) || undefined;
