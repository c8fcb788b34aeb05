import type { LetterData, TemplateName } from '#libs/notification';
import type { FindingSnapshot } from '../../domain/finding/finding.js';
import type { FindingAction } from '../../domain/finding/finding.lifecycle.js';

type Chosen = {
  [Name in TemplateName]: {
    readonly template: Name;
    readonly data: (application: string) => LetterData[Name];
  };
}[TemplateName];

/** Which letter the publisher gets for a step of a finding; none for his own steps, and for what a decision tells him. */
export function letterOfFinding(action: FindingAction, finding: FindingSnapshot): Chosen | undefined {
  const { criterion, dueOn, remark } = finding;
  const motive = remark?.motive ?? '';
  switch (action) {
    case 'rejectPlan':
      return {
        template: 'finding-plan-rejected',
        data: (application) => ({ application, criterion, motive, answerBy: dueOn }),
      };
    case 'reject':
      return {
        template: 'finding-evidence-rejected',
        data: (application) => ({ application, criterion, motive, answerBy: dueOn }),
      };
    case 'rejectFinal':
    case 'timeout':
      return { template: 'finding-failed', data: (application) => ({ application, criterion, dueOn }) };
    case 'verify':
      return { template: 'finding-verified', data: (application) => ({ application, criterion }) };
    case 'extend':
      return {
        template: 'finding-extended',
        data: (application) => ({ application, criterion, motive, answerBy: dueOn }),
      };
    case 'waive':
      return { template: 'finding-waived', data: (application) => ({ application, criterion, motive }) };
    default:
      return undefined;
  }
}
