import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Frameworks } from '#libs/criteria';
import { Conflict, frenchCalendar } from '#libs/kernel';
import { Vault } from '#libs/vault';
import {
  FollowUpCodes,
  type IncidentRule,
  IncidentRules,
  type ListedApplication,
  ListedApplications,
} from '../application/neighbours.js';
import { codeFrom } from '../domain/report/follow-up-code.js';

/** The view that `referencing` publishes, where those that left remain. */
@Injectable()
export class PublishedApplications extends ListedApplications {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async find(slug: string): Promise<ListedApplication | undefined> {
    const [found] = await this.database.query<ListedApplication[]>(
      'SELECT application_id AS id, name FROM referencing.public_listing WHERE slug = $1',
      [slug],
    );
    return found;
  }

  override async byId(id: string): Promise<ListedApplication | undefined> {
    const [found] = await this.database.query<ListedApplication[]>(
      'SELECT id, name FROM referencing.named_application WHERE id = $1',
      [id],
    );
    return found;
  }
}

@Injectable()
export class PolicyIncidentRules extends IncidentRules {
  constructor(private readonly frameworks: Frameworks) {
    super();
  }

  override async inForce(): Promise<IncidentRule> {
    const published = await this.frameworks.inForce();
    if (!published) throw new Conflict('no_framework_in_force', 'No version of the framework is in force.');
    const { incidents, calendar } = published.policy;
    return {
      triage: incidents.triage,
      humanAnswer: incidents.human_answer,
      outcomeTold: incidents.outcome_told,
      calendar: frenchCalendar({ alsaceMoselle: calendar.alsace_moselle }),
    };
  }
}

@Injectable()
export class VaultCodes extends FollowUpCodes {
  constructor(private readonly vault: Vault) {
    super();
  }

  override of(reportId: string): string {
    return codeFrom(this.vault.secretOf(reportId));
  }
}
