import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../../docker/local/paths.mjs';

const PATIENCE_MS = 10_000;
const SHORTEST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;
const TRIES = 120;

const SENTENCES = readFileSync(path.join(root, 'test/vectors/triage-sentences.txt'), 'utf8')
  .split('\n')
  .filter((text) => text.includes(' | '))
  .map((text) => text.split(' | ')[1]);

/** What identities of this run look like: none of it may be found outside the vault afterwards. */
export const CANARIES = { name: 'Quenouillard', mail: 'canari-' };

/** One report, with the name and address of somebody who does not exist. */
const reportOf = (number, questionsVersion) => ({
  questionsVersion,
  answers: { qui: 'user', objet: 'panne', gene: number % 10 === 0 ? 'non' : 'mal' },
  text: `${SENTENCES[number % SENTENCES.length]} ${SENTENCES[(number * 7 + 3) % SENTENCES.length]}`,
  appVersion: '1.0.0',
  system: 'Android 16',
  mayContact: true,
  reporter: { name: `Ysoline ${CANARIES.name} ${number}`, email: `${CANARIES.mail}${number}@exemple.test` },
});

/**
 * People who report through the server of a publisher. They come at their own pace, whether or not those before them
 * were answered, and whoever gets no receipt sends the same report again under the same key.
 */
export class Reporters {
  sent = [];
  /** Answers by status; `none` for a connection that broke or an answer that did not come. */
  statuses = {};
  #agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
  #pending = new Set();

  constructor({ port, applicationId, token, questionsVersion }) {
    this.target = { port, path: `/api/v1/applications/${applicationId}/incident-reports` };
    this.token = token;
    this.questionsVersion = questionsVersion;
  }

  /** Resolves when the last has come, not when the last is answered. */
  async come(perSecond, forSeconds) {
    const count = Math.round(perSecond * forSeconds);
    const began = performance.now();
    for (let next = 0; next < count; next += 1) {
      const due = began + (next * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 1) await wait(early);
      this.#begin(due);
    }
  }

  /** @throws Error when somebody has given up */
  async allAnswered() {
    await Promise.all(this.#pending);
    const left = this.sent.filter(({ receipt }) => !receipt);
    if (left.length > 0) throw new Error(`${left.length} reports were never acknowledged, the last: ${left[0].last}`);
  }

  close() {
    this.#agent.destroy();
  }

  #begin(due) {
    const number = this.sent.length;
    const report = { key: randomUUID(), number, due, tries: 0, receipt: undefined, lateMs: 0, last: '' };
    this.sent.push(report);
    const body = JSON.stringify(reportOf(number, this.questionsVersion));
    const pending = this.#insist(report, body).finally(() => this.#pending.delete(pending));
    this.#pending.add(pending);
  }

  async #insist(report, body) {
    while (!report.receipt && report.tries < TRIES) {
      report.tries += 1;
      const { status, answer, retryAfter } = await this.#post(report.key, body);
      this.statuses[status] = (this.statuses[status] ?? 0) + 1;
      if (status === 201) {
        report.receipt = JSON.parse(answer);
        report.lateMs = performance.now() - report.due;
        return;
      }
      report.last = `${status} ${answer}`;
      if (status !== 'none' && status < 500 && status !== 409 && status !== 429) return;
      const pause = Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** Math.min(report.tries, 5));
      await wait(retryAfter ? Math.min(retryAfter * 1000, LONGEST_PAUSE_MS) : pause);
    }
  }

  #post(key, body) {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${this.token}`,
      'idempotency-key': key,
    };
    return new Promise((resolve) => {
      const nothing = (why) => resolve({ status: 'none', answer: String(why) });
      const options = { host: '127.0.0.1', ...this.target, method: 'POST', agent: this.#agent, headers };
      const request = http.request({ ...options, timeout: PATIENCE_MS }, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', nothing);
        response.on('close', () => nothing('the answer broke off'));
        response.on('end', () => {
          const { statusCode: status, headers: told } = response;
          resolve({ status, answer: Buffer.concat(parts).toString(), retryAfter: Number(told['retry-after']) });
        });
      });
      request.on('timeout', () => request.destroy(new Error('no answer')));
      request.on('error', nothing);
      request.end(body);
    });
  }
}
