import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import { Letters } from '#libs/notification';
import { Organisations } from '../application/organisations.js';

interface EndingMandate {
  readonly organisation_id: OrganisationId;
  readonly delegate_organisation_id: OrganisationId | null;
  readonly delegate_account_id: AccountId | null;
  readonly to_day: Day;
  readonly organisation: string;
  readonly delegate: string;
}

const STILL_HOLDS = `
  SELECT d.organisation_id, d.delegate_organisation_id, d.delegate_account_id, d.to_day::text,
    giver.name AS organisation, coalesce(taker.name, person.name) AS delegate
  FROM identity.mandate d
  JOIN identity.organisation giver ON giver.id = d.organisation_id
  LEFT JOIN identity.organisation taker ON taker.id = d.delegate_organisation_id
  LEFT JOIN identity.account person ON person.id = d.delegate_account_id
  WHERE d.id = $1 AND d.revoked_at IS NULL`;

/** Writes to the owners of the publisher and to the delegate. A mandate revoked in the meantime needs no letter. */
@Injectable()
@Handles('warnOfMandateEnd')
export class WarnOfMandateEnd implements JobHandler {
  constructor(
    private readonly letters: Letters,
    private readonly organisations: Organisations,
  ) {}

  async run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId: mandateId } = payload as TimerPayload;
    const [mandate] = await tx.query<EndingMandate[]>(STILL_HOLDS, [mandateId]);
    if (!mandate) return;
    await this.tellOwners(tx, mandateId, mandate);
    await this.tellDelegate(tx, mandateId, mandate);
  }

  private async tellOwners(tx: EntityManager, id: string, mandate: EndingMandate): Promise<void> {
    const { organisation_id, organisation, delegate, to_day: endsOn } = mandate;
    const owners = (await this.organisations.toNotify(organisation_id)).filter(({ role }) => role === 'owner');
    for (const { accountId } of owners) {
      await this.letters.post(tx, {
        template: 'mandate-ending-owner',
        key: `mandate-ending:${id}:${accountId}`,
        to: { accountId },
        about: { kind: 'mandate', id },
        path: '/espace/mandats',
        data: { organisation, delegate, endsOn },
      });
    }
  }

  private async tellDelegate(tx: EntityManager, id: string, mandate: EndingMandate): Promise<void> {
    const { organisation, to_day: endsOn } = mandate;
    for (const accountId of await this.delegates(mandate)) {
      await this.letters.post(tx, {
        template: 'mandate-ending-delegate',
        key: `mandate-ending:${id}:${accountId}`,
        to: { accountId },
        about: { kind: 'mandate', id },
        path: '/espace/mandats',
        data: { organisation, endsOn },
      });
    }
  }

  private async delegates(mandate: EndingMandate): Promise<readonly AccountId[]> {
    const { delegate_account_id: person, delegate_organisation_id: organisation } = mandate;
    if (person) return [person];
    return organisation ? (await this.organisations.toNotify(organisation)).map(({ accountId }) => accountId) : [];
  }
}
