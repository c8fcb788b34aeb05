import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '#libs/config';

export type FaultPoint =
  | 'relay.before-add'
  | 'relay.after-add'
  | 'delivery.before'
  | 'delivery.inside'
  | 'delivery.after-commit';

/** Places at which a test of faults may kill the process, by FAULT_AT. Outside of tests, passing one does nothing. */
@Injectable()
export class FaultPoints {
  private readonly deadly: string | undefined;

  constructor(@Inject(Settings) { NODE_ENV }: Settings) {
    // biome-ignore lint/style/noProcessEnv: a switch of the test bench is not a setting of the product
    this.deadly = NODE_ENV === 'test' ? process.env.FAULT_AT : undefined;
  }

  pass(point: FaultPoint): void {
    if (point === this.deadly) process.kill(process.pid, 'SIGKILL');
  }
}
