import type { Day } from '#libs/kernel';

interface Told {
  readonly occurredOn?: string;
  readonly reporter?: object;
}

/** A body of a request as a use case takes it: plain values, without the class they were checked by. */
export const toldIn = <Body extends Told>({ occurredOn, reporter, ...body }: Body) => ({
  ...body,
  ...(occurredOn !== undefined && { occurredOn: occurredOn as Day }),
  ...(reporter && { reporter: { ...reporter } }),
});
