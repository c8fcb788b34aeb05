import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Frameworks, type PublishedFramework } from '#libs/criteria';
import { Conflict, frenchCalendar, type OrganisationId } from '#libs/kernel';
import { CaseRules, type LinkedCriterion, LiveListings } from '../../application/case/case-neighbours.js';
import type { CaseRule } from '../../domain/case/case-limits.js';

/** The framework in force and its policy. */
@Injectable()
export class PolicyCaseRules extends CaseRules {
  constructor(private readonly frameworks: Frameworks) {
    super();
  }

  /** A policy from before cases had figures of their own lends them those of reports. */
  override async inForce(): Promise<CaseRule> {
    const { policy } = await this.published();
    const {
      case: ofCase,
      first_conclusion,
      triage,
      human_answer,
      outcome_told,
      publisher,
      publisher_duties,
    } = policy.incidents;
    return {
      alone: ofCase.alone ?? ['S1', 'S2'],
      independentReports: ofCase.independent_reports,
      window: ofCase.window,
      triage: ofCase.triage ?? { harm: triage.health, other: human_answer },
      firstConclusion: first_conclusion,
      suspensionProposed: ofCase.suspension_proposed ?? ['S1'],
      publicNote: ofCase.public_note ?? ['S1', 'S2'],
      audited: ofCase.audited_at_once ?? { kinds: [], topics: [] },
      contest: { lodge: policy.appeal.lodge, decide: policy.appeal.decide },
      publisher: publisher ?? { answer: outcome_told, commitment: policy.appeal.lodge, check: human_answer },
      duties: { ...publisher_duties, cnil_breach: [publisher_duties.cnil_breach] },
      reopen: ofCase.reopen ?? policy.appeal.lodge,
      calendar: frenchCalendar({ alsaceMoselle: policy.calendar.alsace_moselle }),
    };
  }

  override async topics(): Promise<readonly string[]> {
    const { framework } = await this.published();
    return framework.vocabularies.incident_topics.map(({ id }) => id);
  }

  override async criteriaOf(topics: readonly string[]): Promise<readonly LinkedCriterion[]> {
    const { framework } = await this.published();
    return framework.criteria
      .filter(({ incident_topics }) => incident_topics.some((topic) => topics.includes(topic)))
      .map(({ id, title, severity }) => ({ id, title, severity }));
  }

  private async published(): Promise<PublishedFramework> {
    const published = await this.frameworks.inForce();
    if (!published) throw new Conflict('no_framework_in_force', 'No version of the framework is in force.');
    return published;
  }
}

/** The view that `referencing` publishes for those who look into listings. */
@Injectable()
export class ListingsToPutRight extends LiveListings {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async isLive(applicationId: string): Promise<boolean> {
    return (await this.publisherOf(applicationId)) !== undefined;
  }

  override async publisherOf(applicationId: string): Promise<OrganisationId | undefined> {
    const [live] = await this.database.query<{ id: OrganisationId }[]>(
      `SELECT organisation_id AS id FROM referencing.listing_to_audit
       WHERE application_id = $1 AND status <> 'delisted' LIMIT 1`,
      [applicationId],
    );
    return live?.id;
  }
}
