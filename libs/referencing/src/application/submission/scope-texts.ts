import type { DossierSnapshot } from '../../domain/dossier/dossier.js';
import type { CriterionText } from '../neighbours.js';
import type { ReferencingScope } from '../referencing.work.js';

export interface ScopeText {
  readonly text: CriterionText | null;
  /** What it said in the version that the decision before was taken under, when it said something else (PUB-18, EXP-15). */
  readonly former: (CriterionText & { readonly frameworkVersion: string }) | null;
}

/** The wording a dossier is judged by, which never changes for it, beside the one before. */
export async function scopeTexts(
  { rules, decisions }: Pick<ReferencingScope, 'rules' | 'decisions'>,
  { frameworkVersion, parentDecisionId }: DossierSnapshot,
): Promise<(criterion: string) => ScopeText> {
  if (!frameworkVersion) return () => ({ text: null, former: null });
  const present = await rules.under(frameworkVersion);
  const parent = parentDecisionId && (await decisions.get(parentDecisionId));
  const changed = parent && parent.frameworkVersion !== null && parent.frameworkVersion !== frameworkVersion;
  const earlier = changed && parent.frameworkVersion ? await rules.under(parent.frameworkVersion) : undefined;
  return (criterion) => {
    const text = present.textOf(criterion) ?? null;
    const was = earlier?.textOf(criterion);
    const differs = was && (was.title !== text?.title || was.question !== text.question);
    return { text, former: differs && earlier ? { ...was, frameworkVersion: earlier.frameworkVersion } : null };
  };
}
