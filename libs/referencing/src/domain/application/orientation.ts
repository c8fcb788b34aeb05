/** Facts of the orientation that decide which criteria apply; the vocabulary is the framework's. */
export interface OrientationFacts {
  readonly category: string;
  readonly access: string;
  readonly catalog: string;
  readonly flags: readonly string[];
  readonly track?: 'essai';
  readonly device_class?: string;
  readonly ai_effect_on_person?: boolean;
}
