import type { OrganisationId } from '#libs/kernel';
import type { CaseRule } from '../../domain/case/case-limits.js';

/** A criterion of the framework that a topic of incidents leads to. */
export interface LinkedCriterion {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
}

/** What the framework in force and its policy say of cases. */
export abstract class CaseRules {
  /** @throws Conflict `no_framework_in_force` */
  abstract inForce(): Promise<CaseRule>;
  /** The topics of incidents. */
  abstract topics(): Promise<readonly string[]>;
  /** Those that these topics lead to, in the order of the framework. */
  abstract criteriaOf(topics: readonly string[]): Promise<readonly LinkedCriterion[]>;
}

/** What this context knows of listings. */
export abstract class LiveListings {
  /** Whether somebody is bound to put the application right: it is listed, suspended or not. */
  abstract isLive(applicationId: string): Promise<boolean>;
  /** Who answers for it; undefined when it is not listed. */
  abstract publisherOf(applicationId: string): Promise<OrganisationId | undefined>;
}
