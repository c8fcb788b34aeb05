import { Controller, Get, Param } from '@nestjs/common';
import { Operation } from '#libs/access';
import { dayOf, NotFound } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { CaseRules } from '../../application/case/case-neighbours.js';
import { CaseReads } from '../../application/case/case-reads.js';
import { ListedApplications } from '../../application/neighbours.js';
import { RequestReads } from '../../application/request/request.work.js';
import type { CaseSnapshot } from '../../domain/case/case-snapshot.js';
import { publicCommitments } from '../request/request-presenter.js';
import { PUBLIC_OUTCOMES } from './case-words.js';
import { PublicIncidentsView, type PublicIncidentView } from './public-incident.view.js';

/** Anybody reads what was established about an application that is, or was, listed. */
@ApiTags('catalogue')
@Controller('api/v1/public/applications/:slug/incidents')
export class PublicIncidentsController {
  constructor(
    private readonly reads: CaseReads,
    private readonly rules: CaseRules,
    private readonly applications: ListedApplications,
    private readonly requests: RequestReads,
  ) {}

  @Get()
  @Operation(
    'listPublicIncidents',
    'Grave incidents that were established, how they ended, and which commitments were kept',
  )
  async list(@Param('slug') slug: string): Promise<PublicIncidentsView> {
    const application = await this.applications.find(slug);
    if (!application) throw new NotFound('application', slug);
    const { publicNote } = await this.rules.inForce();
    const established = await this.reads.established(application.id, publicNote);
    const judged = await this.requests.judged(application.id);
    return { items: established.map(publicView), commitments: publicCommitments(judged) };
  }
}

const publicView = (incident: CaseSnapshot): PublicIncidentView => ({
  number: incident.number,
  severity: incident.severity,
  kind: incident.kind,
  versions: [...incident.versions],
  openedOn: dayOf(incident.openedAt),
  closedOn: dayOf(incident.stateSince),
  outcome: incident.conclusions.at(-1)?.outcome === 'corrected' ? PUBLIC_OUTCOMES.corrected : PUBLIC_OUTCOMES.confirmed,
});
