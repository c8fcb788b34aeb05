import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { shareOf } from './figures.mjs';
import { CANARIES } from './reporters.mjs';

const LOOK_MS = 100;
const LONGEST_BACKLOG_MS = 180_000;
const FOLLOWED_UP = 10;

const keyHash = (applicationId, key) => createHash('sha256').update(`${applicationId} ${key}`, 'utf8').digest('hex');

/** Questions of somebody who trusts nobody: what the reporters hold in their hands against what the database says. */
export class Auditor {
  constructor(place, client) {
    this.place = place;
    this.client = client;
  }

  /** @returns ms until nothing waits that is due. @throws Error when that takes longer than three minutes */
  async backlogGone() {
    const since = performance.now();
    for (;;) {
      const [{ waiting }] = await this.#rows(
        'SELECT count(*)::int AS waiting FROM messaging.delivery WHERE done_at IS NULL AND dead_at IS NULL AND next_attempt_at <= now()',
      ).catch(() => [{ waiting: -1 }]);
      const ms = performance.now() - since;
      if (waiting === 0) return ms;
      if (ms > LONGEST_BACKLOG_MS) throw new Error(`${waiting} deliveries are still due`);
      await wait(LOOK_MS);
    }
  }

  /** @returns what is wrong, in words; nothing when every promise was kept */
  async faultsIn(sent, { deadLetters = 0 } = {}) {
    const questions = [
      () => this.#eachOnce(sent),
      () => this.#receivedOnce(),
      () => this.#workEnds(deadLetters),
      () => this.#oneTimerEach(),
      () => this.#readOnce(),
      () => this.#canariesInDatabase(),
      () => this.#canariesInRedis(),
      () => this.#canariesInLogs(),
      () => this.#followedUp(sent),
    ];
    const found = [];
    for (const question of questions) found.push(...(await question()));
    return found;
  }

  /** I1: each acknowledged report exists exactly once by its key, under the number of its receipt; no other exists. */
  async #eachOnce(sent) {
    const rows = await this.#rows(`SELECT encode(key_hash, 'hex') AS hash, number FROM vigilance.report`);
    const numbers = new Map(rows.map(({ hash, number }) => [hash, number]));
    const wrong = sent.filter(
      ({ key, receipt }) => receipt && numbers.get(keyHash(this.place.applicationId, key)) !== receipt.number,
    );
    const faults = wrong.map(({ receipt }) => `I1: ${receipt.number} is not there under its key`);
    if (rows.length !== sent.length) faults.push(`I1: ${sent.length} were sent, ${rows.length} are there`);
    if (numbers.size !== rows.length) faults.push('I1: two reports under one key');
    return faults;
  }

  /** I2: exactly one entry of the journal says that it was received. */
  #receivedOnce() {
    return this.#none(
      'I2',
      `SELECT r.number FROM vigilance.report r LEFT JOIN journal.entry e ON e.subject_kind = 'incident-report'
         AND e.subject_id = r.id::text AND e.kind = 'incident-report.received'
       GROUP BY r.number HAVING count(e.seq) <> 1`,
    );
  }

  /** I3: all work that was announced is done, or a dead letter that was expected; each event reached each of its jobs once. */
  async #workEnds(expected) {
    const [{ left, dead }] = await this.#rows(
      `SELECT count(*) FILTER (WHERE done_at IS NULL AND dead_at IS NULL)::int AS left,
         count(*) FILTER (WHERE dead_at IS NOT NULL)::int AS dead FROM messaging.delivery`,
    );
    const twice = await this.#none(
      'I3',
      'SELECT event_id, job FROM messaging.delivery WHERE event_id IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1',
    );
    const unread = await this.#none(
      'I3',
      `SELECT e.id FROM messaging.event e WHERE e.name = 'vigilance.report-received.v1'
         AND NOT EXISTS (SELECT FROM messaging.delivery d WHERE d.event_id = e.id AND d.job = 'vigilance.read')`,
    );
    const faults = [...twice, ...unread];
    if (left > 0) faults.push(`I3: ${left} deliveries are neither done nor dead`);
    if (dead !== expected) faults.push(`I3: ${dead} dead letters, ${expected} expected`);
    return faults;
  }

  /** I5: whoever waits to be sorted has one living timer. */
  #oneTimerEach() {
    return this.#none(
      'I5',
      `SELECT t.report_id FROM vigilance.triage t LEFT JOIN jobs.timer m ON m.subject_kind = 'incident-report'
         AND m.subject_id = t.report_id::text AND m.state = 'live'
       WHERE t.state <> 'sorted' GROUP BY t.report_id HAVING count(m.id) <> 1`,
    );
  }

  /** One effect however often it is delivered: each is read by software once, and nobody is written to twice about it. */
  async #readOnce() {
    return [
      ...(await this.#none(
        'effect',
        `SELECT r.number FROM vigilance.report r LEFT JOIN vigilance.reading m ON m.report_id = r.id
         GROUP BY r.number HAVING count(m.report_id) <> 1`,
      )),
      ...(await this.#none(
        'effect',
        `SELECT subject_id, template FROM notification.letter
         GROUP BY subject_id, template, account_id HAVING count(*) > 1`,
      )),
    ];
  }

  /** I7: no name and no address of a reporter outside the vault; in it, nothing that can be read. */
  async #canariesInDatabase() {
    const tables = await this.#rows(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    const faults = [];
    for (const { name } of tables) {
      for (const canary of Object.values(CANARIES)) {
        const [{ found }] = await this.#rows(
          `SELECT EXISTS (SELECT FROM ${name} one WHERE one::text LIKE '%${canary}%') AS found`,
        );
        if (found) faults.push(`I7: ${canary} stands in ${name}`);
      }
    }
    return faults;
  }

  async #canariesInRedis() {
    const redis = new Redis(this.place.redis.url, { maxRetriesPerRequest: 3 });
    const faults = [];
    try {
      for await (const keys of redis.scanStream({ count: 500 })) {
        for (const key of keys) {
          const kept = `${key} ${await textOf(redis, key)}`;
          for (const canary of Object.values(CANARIES))
            if (kept.includes(canary)) faults.push(`I7: ${canary} in ${key}`);
        }
      }
    } finally {
      redis.disconnect();
    }
    return faults;
  }

  #canariesInLogs() {
    const text = this.place.logText();
    return Object.values(CANARIES)
      .filter((canary) => text.includes(canary))
      .map((canary) => `I7: ${canary} stands in a log`);
  }

  /** What some of them read with number and code. */
  async #followedUp(sent) {
    const step = Math.max(1, Math.floor(sent.length / FOLLOWED_UP));
    const faults = [];
    for (const { receipt } of sent.filter(({ receipt }, at) => receipt && at % step === 0)) {
      const response = await fetch(`http://127.0.0.1:${this.place.api.port}/api/v1/public/reports/follow-up`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ number: receipt.number, code: receipt.code }),
      });
      const { number } = await response.json();
      if (number !== receipt.number)
        faults.push(`I1: ${receipt.number} is answered ${response.status} to its reporter`);
    }
    return faults;
  }

  /** @returns ms within which this share of the alerts to those on duty was written, from the receipt on */
  async alertsWithin(share) {
    const rows = await this.#rows(
      `SELECT extract(epoch FROM (d.done_at - e.occurred_at)) * 1000 AS ms
       FROM messaging.delivery d JOIN messaging.event e ON e.id = d.event_id
       WHERE d.job = 'vigilance.alert' AND d.done_at IS NOT NULL`,
    );
    return shareOf(
      rows.map(({ ms }) => Number(ms)),
      share,
    );
  }

  async #none(promise, sql) {
    const rows = await this.#rows(sql);
    return rows.slice(0, 3).map((row) => `${promise}: ${Object.values(row).join(' ')}`);
  }

  async #rows(sql) {
    return (await this.client.query(sql)).rows;
  }
}

async function textOf(redis, key) {
  const kind = await redis.type(key);
  const read = {
    string: () => redis.get(key),
    hash: () => redis.hgetall(key),
    list: () => redis.lrange(key, 0, -1),
    set: () => redis.smembers(key),
    zset: () => redis.zrange(key, 0, -1),
    stream: () => redis.xrange(key, '-', '+'),
  }[kind];
  return JSON.stringify((await read?.()) ?? '');
}
