import type { Day } from '#libs/kernel';
import type { Changes } from '../domain/changes.js';
import type { Framework } from '../domain/framework.js';
import type { FrameworkVersionId, FrameworkVersionSnapshot, Publication } from '../domain/framework-version.js';
import type { FrameworkVersionState } from '../domain/framework-version.lifecycle.js';
import type { Policy } from '../domain/policy.js';

export interface VersionSummary {
  readonly id: FrameworkVersionId;
  readonly framework: string;
  readonly number: string;
  readonly title: string;
  readonly state: FrameworkVersionState;
  readonly stateSince: Date;
  readonly consultationOpenedOn: Day | null;
  readonly publishedOn: Day | null;
  readonly effectiveOn: Day | null;
  readonly policyNumber: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly contentHash: string;
}

export interface PublicVersion {
  readonly summary: VersionSummary;
  readonly changes: Changes | null;
  readonly publication: Publication | null;
  readonly framework: Framework;
  /** The YAML text, to the letter. */
  readonly text: string;
}

export interface KeptPolicy {
  readonly policy: Policy;
  /** SHA-256 of the YAML text, in hexadecimal. */
  readonly contentHash: string;
}

/** Reads for screens and for the public. A draft is nobody's but its editors'. */
export abstract class FrameworkArchive {
  abstract publicVersions(): Promise<VersionSummary[]>;
  /** By its number, or `in-force`. @throws NotFound while it is a draft */
  abstract publicVersion(number: string): Promise<PublicVersion>;
  /** @throws NotFound unless a public version bears it */
  abstract publicPolicy(number: string): Promise<KeptPolicy>;
  /** Whether public or not. @throws NotFound */
  abstract policy(number: string): Promise<Policy>;
  /** All of them, drafts too, newest first. */
  abstract all(): Promise<VersionSummary[]>;
  /** @throws NotFound */
  abstract one(id: FrameworkVersionId): Promise<FrameworkVersionSnapshot>;
}
