import { Conflict } from '#libs/kernel';
import type { Framework } from '../domain/framework.js';
import { frameworkFrom } from '../notation/parse-framework.js';
import { policyFrom } from '../notation/parse-policy.js';
import type { CriteriaScope } from './criteria.work.js';

/** The two texts of a version. Without a policy, the one in force goes on. */
export interface VersionTexts {
  readonly framework: string;
  readonly policy?: string | undefined;
}

export interface KeptText {
  readonly framework: string;
  readonly number: string;
  readonly title: string;
  readonly content: string;
  readonly policyNumber: string;
}

/**
 * Reads both texts, keeps the policy, and gives what a version bears.
 * @throws FileNotUsable with every fault and its line; Conflict when there is no policy to go on with
 */
export async function keepTexts(scope: CriteriaScope, texts: VersionTexts, at: Date): Promise<KeptText> {
  const { framework: identity, ...rest } = frameworkFrom(texts.framework);
  const policyNumber = await keepPolicy(scope, texts.policy, { framework: identity, ...rest }, at);
  return {
    framework: identity.id,
    number: identity.version,
    title: identity.title,
    content: texts.framework,
    policyNumber,
  };
}

async function keepPolicy(scope: CriteriaScope, text: string | undefined, framework: Framework, at: Date) {
  if (text === undefined) {
    const inForce = (await scope.versions.inForceForUpdate())?.toSnapshot();
    if (!inForce) throw new Conflict('policy_missing', 'No policy is in force: give one with the framework.');
    policyFrom(await scope.policies.content(inForce.policyNumber), framework);
    return inForce.policyNumber;
  }
  const { policy } = policyFrom(text, framework);
  await scope.policies.keep({ number: policy.version, policy: policy.id, content: text }, at);
  return policy.version;
}
