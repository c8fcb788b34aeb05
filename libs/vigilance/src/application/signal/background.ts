import type { Contingency } from '#libs/signals';
import type { SignalRules } from '../../domain/signal/signal-rules.js';
import type { PairCount, WatchedApplication } from './signal.work.js';

/** A pair with what it is compared with. */
export interface WatchedPair {
  readonly topic: string;
  /** In the window. */
  readonly cases: number;
  readonly table: Contingency | null;
  readonly background: 'category' | 'all';
  readonly categoryPerWeek: number;
  readonly activeUsers: number | null;
  /** How many pairs of the catalogue were looked at together with this one. */
  readonly pairs: number;
}

/** What is told of all the others: the same category where it says enough, the whole catalogue where it does not. */
export class Background {
  private readonly byApplication = new Map<string, Map<string, number>>();
  private readonly category: ReadonlyMap<string, string>;

  constructor(
    private readonly watched: readonly WatchedApplication[],
    private readonly pairs: readonly PairCount[],
    private readonly users: ReadonlyMap<string, number>,
    private readonly rules: SignalRules,
  ) {
    this.category = new Map(watched.map(({ id, category }) => [id, category]));
    for (const { applicationId, topic, cases } of pairs) {
      const topics = this.byApplication.get(applicationId) ?? new Map<string, number>();
      topics.set(topic, cases);
      this.byApplication.set(applicationId, topics);
    }
  }

  /** Those that have a case in the window. */
  pairsOf({ id, category }: WatchedApplication): readonly WatchedPair[] {
    const others = this.watched.filter((one) => one.id !== id);
    const alike = others.filter((one) => one.category === category);
    const isEnough = sum(alike.map((one) => this.casesOf(one.id))) >= this.rules.screening.backgroundCases;
    const compared = isEnough ? alike : others;
    const own = this.casesOf(id);
    return [...(this.byApplication.get(id) ?? [])].map(([topic, cases]) => {
      const c = sum(compared.map((one) => this.casesOf(one.id, topic)));
      const all = sum(compared.map((one) => this.casesOf(one.id)));
      return {
        topic,
        cases,
        table: all === 0 ? null : { a: cases, b: own - cases, c, d: all - c },
        background: isEnough ? 'category' : 'all',
        categoryPerWeek: this.perWeek(id, topic, alike),
        activeUsers: this.users.get(id) ?? null,
        pairs: this.pairs.filter(({ applicationId }) => this.category.has(applicationId)).length,
      };
    });
  }

  /** By its active users where these are told, else as if all applications of the category were of one size. */
  private perWeek(id: string, topic: string, alike: readonly WatchedApplication[]): number {
    const { weeks } = this.rules.screening;
    const users = this.users.get(id) ?? 0;
    const told = alike.filter((one) => (this.users.get(one.id) ?? 0) > 0);
    const reach = sum(told.map((one) => this.users.get(one.id) ?? 0));
    if (users > 0 && reach > 0) return (sum(told.map((one) => this.casesOf(one.id, topic))) / reach) * (users / weeks);
    return alike.length === 0 ? 0 : sum(alike.map((one) => this.casesOf(one.id, topic))) / (alike.length * weeks);
  }

  private casesOf(id: string, topic?: string): number {
    const topics = this.byApplication.get(id);
    if (!topics) return 0;
    return topic === undefined ? sum([...topics.values()]) : (topics.get(topic) ?? 0);
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
