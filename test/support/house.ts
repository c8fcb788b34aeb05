import { Module } from '@nestjs/common';
import { AppealJobsModule } from '#jobs/appeal';
import { AuditJobsModule } from '#jobs/audit';
import { CriteriaJobsModule } from '#jobs/criteria';
import { EvaluationJobsModule } from '#jobs/evaluation';
import { FeedbackJobsModule } from '#jobs/feedback';
import { FilesJobsModule } from '#jobs/files';
import { IdentityJobsModule } from '#jobs/identity';
import { NotificationJobsModule } from '#jobs/notification';
import { ReferencingJobsModule } from '#jobs/referencing';
import { RetentionJobsModule } from '#jobs/retention';
import { TrustJobsModule } from '#jobs/trust';
import { VigilanceJobsModule } from '#jobs/vigilance';
import { demoAccountId, readDemo } from '#libs/identity';
import { UpkeepModule } from '#libs/jobs';
import type { MovableClock } from '#libs/kernel';
import { drain } from '#testing/jobs';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { type Cast, DossierStory, type Plot, type Step, type Told } from '../../apps/cli/src/walk/dossier-story.js';
import { HttpClient } from '../../apps/cli/src/walk/http-client.js';
import { type Left, startApi, type TestApi } from './api.js';

/** API and worker in one process, so that a test may say when the worker works. */
@Module({
  imports: [
    ApiModule,
    IdentityJobsModule,
    CriteriaJobsModule,
    ReferencingJobsModule,
    AppealJobsModule,
    EvaluationJobsModule,
    FeedbackJobsModule,
    FilesJobsModule,
    NotificationJobsModule,
    TrustJobsModule,
    AuditJobsModule,
    RetentionJobsModule,
    VigilanceJobsModule,
    UpkeepModule,
  ],
})
class HouseModule {}

export interface TestHouse extends TestApi {
  readonly cast: Cast;
  /** A client for a person of the demonstration. */
  as(person: string): Promise<HttpClient>;
  /** Lets the worker do all that is due by the clock. */
  work(): Promise<void>;
  /** Tells a story to its end, or to the surprise in it. */
  tell(plot: Plot, step?: Step): Promise<Told>;
  story(plot: Plot, step?: Step): DossierStory;
}

const quietly: Step = (_, act) => act();

/** The whole house on a database of its own, with time standing still. */
export async function startHouse(
  options: { from?: Left; clock?: MovableClock; environment?: Record<string, string> } = {},
): Promise<TestHouse> {
  const api = await startApi({ ...options, module: HouseModule });
  const { url, app } = api;
  const work = async () => {
    const { failed } = await drain(app);
    if (failed.length > 0) throw new Error(failed.join('; '));
  };
  const clients = new Map<string, HttpClient>();
  const as = async (person: string): Promise<HttpClient> => {
    const client = clients.get(person) ?? new HttpClient(url, person, await api.tokenOf(person));
    clients.set(person, client);
    return client;
  };
  const experts = new Map<string, HttpClient>();
  for (const { key, competences } of readDemo().people) {
    if (competences.length > 0) experts.set(demoAccountId(key), await as(key));
  }
  const cast: Cast = {
    publisher: await as('alice'),
    caseOfficer: await as('gaelle'),
    lead: await as('ines'),
    signatory: await as('ulysse'),
    public: new HttpClient(url, 'anybody', undefined),
    expert: (id) => {
      const expert = experts.get(id);
      if (!expert) throw new Error(`${id} is no expert`);
      return expert;
    },
  };
  /** The worker works until nothing is due; what does not hold then never will. */
  const wait = async (holds: () => Promise<boolean>, what: string) => {
    await work();
    if (!(await holds())) throw new Error(`waited in vain for ${what}`);
  };
  const story = (plot: Plot, step: Step = quietly) => new DossierStory(cast, plot, step, wait);
  return { ...api, cast, as, work, story, tell: (plot, step) => story(plot, step).tell() };
}
