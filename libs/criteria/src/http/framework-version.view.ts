import { ActionView, LimitView, WordView } from '#libs/http';
import { ApiProperty } from '#openapi';
import { FrameworkSummaryView, ImpactView, SimulationReferenceView } from './framework.view.js';

export class FrameworkVersionSummaryView extends FrameworkSummaryView {
  id!: string;
  stateSince!: string;
}

export class FrameworkVersionListView {
  items!: FrameworkVersionSummaryView[];
}

export class FrameworkVersionView extends FrameworkVersionSummaryView {
  /** Send it back as `expectedVersion`. */
  lockVersion!: number;
  publicState!: WordView;
  waitingOn!: string;
  /** The day on which it takes effect, while that is ahead. */
  clock!: LimitView | null;
  /** What you may do now. */
  actions!: ActionView[];
  /** The YAML text. */
  text!: string;
  /** First day on which it may be published, while it is in consultation. */
  publishableFrom?: string;
  /** First day on which it may take effect if it were published today. */
  earliestEffect!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  classes?: Readonly<Record<string, string>>;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  transitionOn?: Readonly<Record<string, string>>;
  impact?: ImpactView;
  simulation?: SimulationReferenceView;
}
