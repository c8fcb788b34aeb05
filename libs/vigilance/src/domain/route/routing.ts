import { dayOf, dueInstant, endOf, type WorkingCalendar } from '#libs/kernel';
import { type CaseSeverity, type Kind, SERVICES, type Service } from '../report/vocabulary.js';

/** Limits of the policy that a rule may name. `same_day` is the day on which we knew, to its end. */
export const ROUTE_CLOCKS = ['danger', 'health', 'other', 'same_day', 'human_answer'] as const;
export type RouteClock = (typeof ROUTE_CLOCKS)[number];

export interface InTwoLanguages {
  readonly fr: string;
  readonly en: string;
}

/** All that is said must hold; what is left out holds of everything. */
export interface RouteCondition {
  readonly kinds?: readonly Kind[] | undefined;
  readonly severities?: readonly CaseSeverity[] | undefined;
  /** One of these topics of the framework. */
  readonly topics?: readonly string[] | undefined;
  readonly categories?: readonly string[] | undefined;
  /** Any category but these, known or not. */
  readonly otherCategories?: readonly string[] | undefined;
}

export interface RouteRule {
  readonly id: string;
  readonly when: RouteCondition;
  readonly services: readonly Service[];
  readonly clock: RouteClock;
  readonly because: InTwoLanguages;
}

/** Rules as data, under a version that each decision names. */
export interface RoutingBook {
  readonly version: number;
  readonly reading: { readonly clock: RouteClock };
  /** How long an authority may take to say that it has a referral. */
  readonly referral: { readonly acknowledgedWithin: string };
  readonly rules: readonly RouteRule[];
}

/** What software proposed about a text. */
export interface RouteReading {
  readonly kind: Kind;
  readonly services: readonly Service[];
  readonly because: readonly string[];
  readonly unsure: boolean;
}

/** What is known of a report, or of a case, when it is routed. */
export interface RouteFacts {
  readonly kind: Kind;
  readonly severity: CaseSeverity;
  readonly topics: readonly string[];
  /** Of the application, as the catalogue has it; null when it is not there. */
  readonly category: string | null;
  readonly readings: readonly RouteReading[];
}

/** What the policy gives for each clock but the day itself. */
export type RoutePeriods = Readonly<Record<Exclude<RouteClock, 'same_day'>, string>>;

export interface RouteReason {
  /** Id of a rule, or `reading` for what software read. */
  readonly rule: string;
  readonly clock: RouteClock;
  readonly because: InTwoLanguages;
  /** Words of the text that led to it. */
  readonly words: readonly string[];
}

export interface ProposedService {
  readonly service: Service;
  readonly reasons: readonly RouteReason[];
}

export interface ProposedRoute {
  /** Of the rules. */
  readonly version: number;
  /** Empty when nobody has to be told. */
  readonly services: readonly ProposedService[];
}

export const READ = 'reading';
const READ_WORDS: InTwoLanguages = { fr: 'Lu dans le texte par le logiciel', en: 'Read in the text by software' };

/** Every rule that holds adds its services; a person accepts or corrects. */
export function proposeRoute(facts: RouteFacts, { version, rules, reading }: RoutingBook): ProposedRoute {
  const sure = facts.readings.filter((read) => !read.unsure && read.kind === facts.kind);
  const words = [...new Set(facts.readings.flatMap(({ kind, because }) => (kind === facts.kind ? because : [])))];
  const found = [
    ...rules
      .filter(({ when }) => conditionHolds(when, facts))
      .map(({ id: rule, clock, because, services }) => ({ services, reason: { rule, clock, because, words } })),
    ...sure.map(({ services, because }) => ({
      services,
      reason: { rule: READ, clock: reading.clock, because: READ_WORDS, words: because },
    })),
  ];
  const services = SERVICES.flatMap((service): ProposedService[] => {
    const reasons = found.filter((one) => one.services.includes(service)).map(({ reason }) => reason);
    return reasons.length === 0 ? [] : [{ service, reasons: once(reasons) }];
  });
  return { version, services };
}

/** When a service has to be told: by the nearest clock of those that name it. */
export function serviceDue(
  { reasons }: ProposedService,
  aware: Date,
  periods: RoutePeriods,
  calendar: WorkingCalendar,
): Date {
  return earliest(reasons.map(({ clock }) => clockDue(clock, aware, periods, calendar))) ?? aware;
}

/** When somebody has to have routed it: before the first service is due; null when nobody has to be told. */
export const routeDue = (
  { services }: ProposedRoute,
  aware: Date,
  periods: RoutePeriods,
  calendar: WorkingCalendar,
): Date | null => earliest(services.map((service) => serviceDue(service, aware, periods, calendar)));

export const clockDue = (clock: RouteClock, aware: Date, periods: RoutePeriods, calendar: WorkingCalendar): Date =>
  clock === 'same_day' ? endOf(dayOf(aware)) : dueInstant(aware, dayOf(aware), periods[clock], calendar);

/** A person's word on who is told, kept for ever with what was proposed. */
export interface RouteDecision {
  readonly services: readonly Service[];
  readonly proposed: readonly Service[];
  /** The rules that proposed them, each once. */
  readonly rules: readonly string[];
  readonly version: number;
  /** Nothing was added to what was proposed, and nothing taken away. */
  readonly accepted: boolean;
}

export function decideRoute(proposed: ProposedRoute, chosen: readonly Service[]): RouteDecision {
  const services = SERVICES.filter((service) => chosen.includes(service));
  const before = proposed.services.map(({ service }) => service);
  const rules = [...new Set(proposed.services.flatMap(({ reasons }) => reasons.map(({ rule }) => rule)))].sort();
  const accepted = services.length === before.length && services.every((service) => before.includes(service));
  return { services, proposed: before, rules, version: proposed.version, accepted };
}

export function conditionHolds(
  { kinds, severities, topics, categories, otherCategories }: RouteCondition,
  facts: Omit<RouteFacts, 'readings'>,
): boolean {
  const { category } = facts;
  return (
    (kinds?.includes(facts.kind) ?? true) &&
    (severities?.includes(facts.severity) ?? true) &&
    (topics?.some((topic) => facts.topics.includes(topic)) ?? true) &&
    (categories === undefined || (category !== null && categories.includes(category))) &&
    (otherCategories === undefined || category === null || !otherCategories.includes(category))
  );
}

function once(reasons: readonly RouteReason[]): readonly RouteReason[] {
  const rules = [...new Set(reasons.map(({ rule }) => rule))];
  return rules.flatMap((rule): RouteReason[] => {
    const alike = reasons.filter((reason) => reason.rule === rule);
    const [first] = alike;
    return first ? [{ ...first, words: [...new Set(alike.flatMap(({ words }) => words))] }] : [];
  });
}

const earliest = (instants: readonly Date[]): Date | null =>
  instants.reduce<Date | null>((one, other) => (one !== null && one <= other ? one : other), null);
