import { Injectable } from '@nestjs/common';
import { addDays, Clock, type Day, dayOf, newId, SYSTEM, startOf } from '#libs/kernel';
import { foldedWords } from '#rules/reading';
import { repetitionsOf } from '../../domain/signal/repeated-texts.js';
import { Signal, type SignalSnapshot } from '../../domain/signal/signal.js';
import type { SignalNumbers } from '../../domain/signal/signal-numbers.js';
import type { SignalRules } from '../../domain/signal/signal-rules.js';
import { addWeeks, seriesOf, type WeekCount, weekOf } from '../../domain/signal/weeks.js';
import type { VigilanceEvent } from '../vigilance.events.js';
import type { VigilanceScope } from '../vigilance.work.js';
import { Background, type WatchedPair } from './background.js';
import { judge } from './judge-pair.js';
import type { WatchedApplication } from './signal.work.js';
import { ActiveUsers, SignalThresholds } from './signal-neighbours.js';
import { signalSubject } from './signal-subject.js';

/** Applications whose counts are made anew in one transaction. */
const AT_ONCE = 20;

/** Software counts, compares and opens signals; it closes none. */
@Injectable()
export class JudgeSignals {
  constructor(
    private readonly thresholds: SignalThresholds,
    private readonly users: ActiveUsers,
    private readonly clock: Clock,
  ) {}

  /** Those of which something new was told. */
  async ofWhatChanged(scope: VigilanceScope): Promise<void> {
    await this.of(scope, await scope.signals.takeDue(AT_ONCE));
  }

  /** Every week is another: what nobody told anything about since is looked at too. */
  async ofAll({ signals }: VigilanceScope): Promise<void> {
    await signals.noteAll();
  }

  private async of(scope: VigilanceScope, applications: readonly string[]): Promise<void> {
    if (applications.length === 0) return;
    const rules = this.thresholds.inForce();
    for (const id of applications) {
      await this.fold(scope, id, rules);
      await scope.signals.recount(id);
    }
    const week = weekOf(this.clock.today());
    const watched = await scope.signals.watched();
    const background = new Background(
      watched,
      await scope.signals.pairs(addWeeks(week, 1 - rules.screening.weeks), week),
      await this.users.ofMany(watched.map(({ id }) => id)),
      rules,
    );
    const first = (await scope.signals.firstWeek()) ?? week;
    for (const application of watched) {
      if (applications.includes(application.id))
        await this.look(scope, application, { background, first, week, rules });
    }
  }

  private async fold({ signals }: VigilanceScope, applicationId: string, { campaign }: SignalRules): Promise<void> {
    const since = startOf(addDays(this.clock.today(), -campaign.lookedBackDays));
    const texts = await signals.textsOf(applicationId, since);
    const found = repetitionsOf(
      texts.map(({ copy, ...text }) => ({ ...text, words: foldedWords(copy) })),
      campaign,
    );
    await signals.keepRepetitions(
      texts.map(({ id }) => id),
      found,
    );
  }

  private async look(
    scope: VigilanceScope,
    application: WatchedApplication,
    { background, first, week, rules }: Looking,
  ): Promise<void> {
    const earliest = addWeeks(week, 1 - rules.seriesWeeks);
    const since = first > earliest ? first : earliest;
    const counts = await scope.signals.weeksOf(application.id, since, week);
    const known = new Map((await scope.signals.lastOf(application.id)).map((one) => [one.toSnapshot().topic, one]));
    for (const pair of background.pairsOf(application)) {
      const ofTopic = counts.get(pair.topic) ?? [];
      const last = known.get(pair.topic);
      const numbers = numbersOf(application, pair, { counts: ofTopic, since, week, rules, last: last?.toSnapshot() });
      if (last?.toSnapshot().state === 'open') await this.renew(scope, last, numbers);
      else if (numbers.evidence.length > 0 && isNew(last?.toSnapshot(), ofTopic, week, rules)) {
        await this.open(scope, application, pair, numbers);
      }
    }
  }

  private async open(
    scope: VigilanceScope,
    application: WatchedApplication,
    { topic }: WatchedPair,
    numbers: SignalNumbers,
  ): Promise<void> {
    const [at, id] = [this.clock.now(), newId<'Signal'>()];
    const number = `SGN-${dayOf(at).slice(0, 4)}-${(await scope.signals.nextSerial()).padStart(6, '0')}`;
    const { id: applicationId, name: applicationName } = application;
    const signal = Signal.open({ id, number, applicationId, applicationName, topic, numbers, openedAt: at });
    await scope.signals.add(signal);
    const facts = { number, topic, cases: numbers.cases, thresholds: numbers.thresholds, ...methodsIn(numbers) };
    await scope.journal.append({
      kind: 'signal.open',
      subject: signalSubject(id),
      actor: SYSTEM,
      at,
      to: signal.toSnapshot().state,
      facts,
    });
    await scope.outbox.announce({
      name: 'vigilance.signal-opened.v1',
      payload: { signalId: id, number, applicationId, topic },
      occurredAt: at,
    } satisfies VigilanceEvent);
  }

  /** What stood out once stays with its evidence: that a week is quiet again closes nothing. */
  private async renew(scope: VigilanceScope, signal: Signal, numbers: SignalNumbers): Promise<void> {
    const before = signal.toSnapshot();
    const evidence = numbers.evidence.length > 0 ? numbers.evidence : before.numbers.evidence;
    if (!signal.renew({ ...numbers, evidence })) return;
    await scope.signals.save(signal);
    const { id, number, topic, state } = signal.toSnapshot();
    await scope.journal.append({
      kind: 'signal.renew',
      subject: signalSubject(id),
      actor: SYSTEM,
      at: this.clock.now(),
      from: before.state,
      to: state,
      facts: { number, topic, cases: numbers.cases, thresholds: numbers.thresholds, ...methodsIn({ evidence }) },
    });
  }
}

interface Looking {
  readonly background: Background;
  readonly first: Day;
  readonly week: Day;
  readonly rules: SignalRules;
}

interface Counted {
  readonly counts: readonly WeekCount[];
  readonly since: Day;
  readonly week: Day;
  readonly rules: SignalRules;
  readonly last: SignalSnapshot | undefined;
}

export function numbersOf(
  { category, listedOn }: WatchedApplication,
  pair: WatchedPair,
  { counts, since, week, rules, last }: Counted,
): SignalNumbers {
  const settledUntil = last && last.state !== 'open' ? last.numbers.week : null;
  const { applied, chance, evidence, expectedPerWeek, series } = judge(
    { ...pair, counts, since, listedOn: weekOf(listedOn), week, settledUntil },
    rules,
  );
  const { weeks } = rules.screening;
  const { cases, activeUsers, pairs } = pair;
  const expected = expectedPerWeek * Math.min(weeks, series.length);
  const weight = rules.shrinkage.cases;
  return {
    thresholds: rules.version,
    category,
    week,
    windowWeeks: weeks,
    cases,
    evidence,
    multiplicity: { pairs, methods: applied.length, byChance: pairs * chance },
    rate: {
      activeUsers,
      perTenThousand: activeUsers ? (cases * 10_000) / (activeUsers * weeks) : null,
      expectedPerWeek,
      shrunkRatio: (cases + weight) / (expected + weight),
    },
    series,
  };
}

/** A pair that a person has judged makes another signal when enough was told since. */
function isNew(last: SignalSnapshot | undefined, counts: readonly WeekCount[], week: Day, rules: SignalRules): boolean {
  if (!last) return true;
  const since = seriesOf(counts, addWeeks(last.numbers.week, 1), week);
  return since.reduce((sum, count) => sum + count, 0) >= rules.againAfterCases;
}

const methodsIn = ({ evidence }: Pick<SignalNumbers, 'evidence'>) => ({
  methods: evidence.map(({ method }) => method).join(' '),
});
