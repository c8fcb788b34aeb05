import { ApiProperty } from '#openapi';
import { SIMULATION_STATES, STALENESS } from '../../domain/impact-simulation.js';
import { ImpactView } from '../framework.view.js';

export class ImpactSimulationView {
  id!: string;
  @ApiProperty({ enum: SIMULATION_STATES })
  state!: string;
  /** The day on which the version would take effect. */
  effectiveOn!: string;
  /** By when listings would have to comply, by tier. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  transitionOn!: Readonly<Record<string, string>>;
  /** Listings looked at so far, of those there are. */
  done!: number;
  listings!: number;
  startedAt!: string;
  endedAt?: string;
  /** Why it failed. */
  fault?: string;
  /** Why nothing may be published with it now: simulate again. Absent when it may be published with. */
  @ApiProperty({ enum: STALENESS })
  stale?: string;
  impact?: ImpactView;
  /** SHA-256 of the JSON document, in hexadecimal. */
  documentHash?: string;
}
