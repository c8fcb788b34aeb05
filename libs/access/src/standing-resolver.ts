import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import type { AuthenticatedActor } from './acting.js';
import type { Standing } from './operation-table.js';

/** How a context tells the standing of somebody towards one of its things. */
export interface StandingResolver {
  /** The word that operations use in `subject`. */
  readonly subject: string;
  /** Who may know that the thing exists: for anyone else it is not there (404). */
  readonly seenBy: readonly Standing[];
  /** Null when there is no such thing. Staff roles need not be repeated. */
  standings(actor: AuthenticatedActor, id: string): Promise<ReadonlySet<Standing> | null>;
  /** Writes down what is done in an emergency standing, before it is done: if that fails, so does the request. */
  witness?(actor: Actor, id: string, operation: string, params: Readonly<Record<string, string>>): Promise<void>;
}

/** Where contexts leave their resolvers at start. */
@Injectable()
export class StandingResolvers {
  private readonly bySubject = new Map<string, StandingResolver>();

  register(resolver: StandingResolver): void {
    if (this.bySubject.has(resolver.subject)) throw new Error(`two resolvers for ${resolver.subject}`);
    this.bySubject.set(resolver.subject, resolver);
  }

  for(subject: string): StandingResolver {
    const resolver = this.bySubject.get(subject);
    if (!resolver) throw new Error(`nobody can tell the standing towards a ${subject}`);
    return resolver;
  }
}
