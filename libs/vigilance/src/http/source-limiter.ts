import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { TooMany } from '#libs/kernel';
import { IntakeRules, type SourceLimit } from '../application/neighbours.js';

/** A /64 is what one customer gets: its hosts are one source. */
const IPV6_SOURCE_GROUPS = 4;

/**
 * How often one source may do something, counted by each process in its own memory: intake must hang on nothing that may
 * be away. The address is the one that trusted proxies give, never one that a client writes himself.
 */
@Injectable()
export class SourceLimiter {
  private readonly reports;
  private readonly challenges;
  private readonly provenReports;
  private readonly reportsOfApplications;
  private readonly attachments;
  private readonly drafts;
  private readonly wrongCodes;

  constructor(rules: IntakeRules) {
    this.reports = limiter(rules.reportsOfOneSource);
    this.challenges = limiter(rules.provenReportsOfOneSource);
    this.provenReports = limiter(rules.provenReportsOfOneSource);
    this.reportsOfApplications = limiter(rules.reportsOfOneApplication);
    this.attachments = limiter(rules.attachments.ofOneSource);
    this.drafts = limiter(rules.drafts.ofOneSource);
    this.wrongCodes = limiter(rules.wrongCodesOfOneSource);
  }

  /** @param proven whether it comes with a proof of work: a false one is refused later on, and was counted. @throws TooMany */
  async countReport(address: string, proven = false): Promise<void> {
    await (proven ? this.provenReports : this.reports).consume(sourceOf(address)).catch(refuse);
  }

  /** As many as may be spent: each costs a moment to make. @throws TooMany */
  async countChallenge(address: string): Promise<void> {
    await this.challenges.consume(sourceOf(address)).catch(refuse);
  }

  /** What a publisher passes on comes from one address, whoever reports: it is counted by application. @throws TooMany */
  async countReportOf(applicationId: string): Promise<void> {
    await this.reportsOfApplications.consume(applicationId).catch(refuse);
  }

  /** @throws TooMany */
  async countAttachment(address: string): Promise<void> {
    await this.attachments.consume(sourceOf(address)).catch(refuse);
  }

  /** What is begun on a page, sent or not. @throws TooMany */
  async countDraft(address: string): Promise<void> {
    await this.drafts.consume(sourceOf(address)).catch(refuse);
  }

  /** @throws TooMany when this source has typed too many wrong codes */
  async beforeCode(address: string): Promise<void> {
    const tried = await this.wrongCodes.get(sourceOf(address));
    if (tried && tried.remainingPoints <= 0) refuse(tried);
  }

  async countWrongCode(address: string): Promise<void> {
    await this.wrongCodes.consume(sourceOf(address)).catch(() => undefined);
  }
}

const limiter = ({ times, withinSeconds }: SourceLimit) =>
  new RateLimiterMemory({ points: times, duration: withinSeconds });

function refuse(result: unknown): never {
  if (!(result instanceof RateLimiterRes)) throw result;
  const seconds = Math.ceil(result.msBeforeNext / 1_000);
  throw new TooMany('too_many_requests', 'This was done too often from where you are.', seconds);
}

/** What counts as one source: an IPv4 address, also written as IPv6, or the /64 of an IPv6 address. */
export function sourceOf(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const [before, after] = [head, tail].map((part) => (part === '' ? [] : part.split(':')));
  const gap = address.includes('::') ? 8 - (before?.length ?? 0) - (after?.length ?? 0) : 0;
  const groups = [...(before ?? []), ...Array.from({ length: gap }, () => '0'), ...(after ?? [])];
  return groups
    .slice(0, IPV6_SOURCE_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
