import { type ActionView, type LifecycleView, lifeOf, limitAt, type StateWords } from '#libs/http';
import type { ActionOffer } from '#libs/kernel';
import type { FrameworkVersionSnapshot } from '../domain/framework-version.js';
import {
  type FrameworkVersionAction,
  type FrameworkVersionState,
  frameworkVersionLifecycle,
} from '../domain/framework-version.lifecycle.js';

const words: StateWords<FrameworkVersionState> = {
  draft: { fr: 'Brouillon', en: 'Draft' },
  consultation: { fr: 'En consultation publique', en: 'In public consultation' },
  published: { fr: 'Publiée, pas encore en vigueur', en: 'Published, not in force yet' },
  in_force: { fr: 'En vigueur', en: 'In force' },
  closing: { fr: 'Remplacée, pour les dossiers ouverts seulement', en: 'Superseded, for open files only' },
  retired: { fr: 'Abrogée', en: 'Retired' },
};

/** How a person takes each action; the others are the clock's. */
const PATHS: Readonly<Partial<Record<FrameworkVersionAction, string>>> = {
  openConsultation: 'consultation',
  revise: 'revision',
  publish: 'publication',
  recall: 'recall',
};

/** Where a version stands, and what this reader may do about it. */
export function lifeOfVersion(
  { id, state, effectiveOn }: FrameworkVersionSnapshot,
  offered: readonly ActionOffer<FrameworkVersionAction>[],
  now: Date,
): LifecycleView {
  const actions = offered.flatMap(({ name, allowed, reasons }): ActionView[] => {
    const path = PATHS[name];
    const href = `/api/v1/framework-versions/${id}/${path}`;
    return path ? [{ name, allowed, reasons: [...reasons], method: 'POST', href }] : [];
  });
  const limit = limitAt(state === 'published' ? effectiveOn : null, now);
  return lifeOf(frameworkVersionLifecycle, state, words, limit, actions);
}
