import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Actor, DomainError, Forbidden, NotFound } from '#libs/kernel';
import { type Acting, ActorResolver, type AuthenticatedActor, capacityOf, type IncomingRequest } from './acting.js';
import { OPERATION } from './operation.decorator.js';
import { OPERATIONS, type OperationRule, type OperationTable, type Standing } from './operation-table.js';
import { StandingResolvers } from './standing-resolver.js';

export interface GuardedRequest extends IncomingRequest {
  readonly params: Readonly<Record<string, string>>;
  acting?: Acting;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Stands before every route: nothing is allowed that the table does not allow. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorResolver,
    private readonly resolvers: StandingResolvers,
    @Inject(OPERATIONS) private readonly operations: OperationTable,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const operation = this.reflector.get<string | undefined>(OPERATION, context.getHandler());
    const rule = operation === undefined ? undefined : this.operations[operation];
    if (operation === undefined || !rule) throw new Error(`${context.getHandler().name} has no rule of access`);

    const request = context.switchToHttp().getRequest<GuardedRequest>();
    if (rule.allow === 'anyone') return true;

    const person = await this.actors.resolve(request);
    if (!person) throw new DomainError('unauthenticated', 'not_signed_in', 'Sign in, or send a valid key.');
    if (person.scopes !== '*' && !person.scopes.includes('*') && !person.scopes.includes(operation)) {
      throw new Forbidden('scope_missing', `This key is not valid for ${operation}.`, { operation });
    }
    request.acting = await this.judge(rule, operation, person, request);
    return true;
  }

  private async judge(
    rule: OperationRule,
    operation: string,
    person: AuthenticatedActor,
    { params }: GuardedRequest,
  ): Promise<Acting> {
    const standings = await this.standingsOf(rule, person, params);
    if (rule.allow === 'anyone' || rule.allow === 'signed_in') {
      return {
        person,
        standings,
        actor: { accountId: person.accountId, role: person.staffRoles[0] ?? 'publisher_reader' },
      };
    }
    const held = rule.allow.find((standing) => standings.has(standing));
    if (held) return this.letIn(rule, operation, { person, standings, actor: actingAs(person, held) }, held, params);
    if (rule.subject && !this.resolvers.for(rule.subject).seenBy.some((standing) => standings.has(standing))) {
      throw new NotFound(rule.subject, params[rule.param ?? ''] ?? '');
    }
    throw new Forbidden('not_allowed', `Your role does not allow ${operation}.`, { operation, allowed: rule.allow });
  }

  private async letIn(
    { subject, param }: OperationRule,
    operation: string,
    acting: Acting,
    held: Standing,
    params: GuardedRequest['params'],
  ): Promise<Acting> {
    if (!subject || !held.endsWith('@emergency')) return acting;
    const { witness } = this.resolvers.for(subject);
    if (!witness) throw new Error(`nobody writes down what is read of a ${subject} in an emergency`);
    await witness(acting.actor, params[param ?? ''] ?? '', operation, params);
    return acting;
  }

  private async standingsOf(
    { subject, param }: OperationRule,
    person: AuthenticatedActor,
    params: GuardedRequest['params'],
  ): Promise<ReadonlySet<Standing>> {
    const roles = [...person.staffRoles, ...person.memberships.map(({ role }) => role)];
    if (!subject) return new Set<Standing>(roles);

    const id = params[param ?? ''] ?? '';
    const towards = UUID.test(id) ? await this.resolvers.for(subject).standings(person, id) : null;
    if (!towards) throw new NotFound(subject, id);
    return new Set<Standing>([...person.staffRoles, ...towards]);
  }
}

const actingAs = (person: AuthenticatedActor, standing: Standing): Actor => ({
  accountId: person.accountId,
  role: capacityOf(standing),
});
