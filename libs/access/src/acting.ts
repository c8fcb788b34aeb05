import type { AccountId, Actor, OrganisationId, Role } from '#libs/kernel';
import type { MandateStanding, Standing } from './operation-table.js';

/** A person, or a machine acting for one, whose identity is established. */
export interface AuthenticatedActor {
  readonly accountId: AccountId;
  readonly name: string;
  readonly staffRoles: readonly Role[];
  readonly memberships: readonly { organisationId: OrganisationId; role: Role }[];
  readonly mandates: readonly { organisationId: OrganisationId; scope: 'prepare' | 'submit' | 'read' }[];
  readonly via: 'session' | 'key';
  /** Operations a key may call; `*` for a session. */
  readonly scopes: readonly string[] | '*';
}

/** Who a request comes from, and in which capacity the access table let it through. */
export interface Acting {
  readonly person: AuthenticatedActor;
  readonly actor: Actor;
  readonly standings: ReadonlySet<Standing>;
}

/** Tells who sent a request. Implemented by the context that knows sessions and keys. */
export abstract class ActorResolver {
  abstract resolve(request: IncomingRequest): Promise<AuthenticatedActor | null>;
}

/** The little of an HTTP request that telling its sender needs. */
export interface IncomingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly cookies?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly ip?: string;
}

const MANDATE_CAPACITY: Readonly<Record<MandateStanding, Role>> = {
  mandate_submit: 'publisher_editor',
  mandate_prepare: 'publisher_editor',
  mandate_read: 'publisher_reader',
};

/** The role in which somebody of this standing acts: a delegate acts as the member he stands for. */
export function capacityOf(standing: Standing): Role {
  const [name = ''] = standing.split('@');
  return MANDATE_CAPACITY[name as MandateStanding] ?? (name as Role);
}
