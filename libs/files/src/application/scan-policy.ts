import type { ScanState } from '../domain/scan-state.js';

/** Whether an antivirus is there, and whether one is required. */
export abstract class ScanPolicy {
  abstract readonly isRequired: boolean;
  /** The state of a file that has just come in. */
  abstract readonly firstState: ScanState;
}
