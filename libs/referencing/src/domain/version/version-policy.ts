/** A kind of change, as the questionnaire of the policy asks for it. */
export interface ChangeType {
  readonly id: string;
  /** In French, as the publisher reads it. */
  readonly title: string;
  readonly substantial: boolean;
  /** Bricks of the framework whose criteria it reopens. */
  readonly bricks: readonly string[];
}

/** The figures of the policy that new versions of an application use. Durations as the policy writes them: `5d`, `28d`. */
export interface ChangePolicy {
  /** In which a change that an agent found is to be declared. */
  readonly undeclared_found: string;
  /** In which an agent may class a declared version otherwise; then its class stands. */
  readonly confirm_class: string;
  /** In which the file of a substantial change is to be sent; shorter when a blocking criterion is touched. */
  readonly file_change_dossier: Readonly<Record<'default' | 'blocking', string>>;
  /** Share of the minor versions that are drawn for a check, from 0 to 1. */
  readonly minor_sample_rate: number;
  readonly types: readonly ChangeType[];
}
