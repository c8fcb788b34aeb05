import type { FindingSnapshot } from '../../domain/finding/finding.js';
import type { FindingRow } from './rows.js';

export const toFindingRow = ({ plan, statement, remark, extension, ...rest }: FindingSnapshot): FindingRow => ({
  ...rest,
  plan: plan && { ...plan, proposedAt: plan.proposedAt.toISOString() },
  statement: statement && { ...statement, at: statement.at.toISOString() },
  remark: remark && { ...remark, at: remark.at.toISOString() },
  extension: extension && { ...extension, at: extension.at.toISOString() },
});

export const fromFindingRow = ({ plan, statement, remark, extension, ...rest }: FindingRow): FindingSnapshot => ({
  ...rest,
  plan: plan && { ...plan, proposedAt: new Date(plan.proposedAt) },
  statement: statement && { ...statement, at: new Date(statement.at) },
  remark: remark && { ...remark, at: new Date(remark.at) },
  extension: extension && { ...extension, at: new Date(extension.at) },
});
