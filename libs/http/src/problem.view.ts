/** One thing that stands in the way. */
export class ReasonView {
  code!: string;
  message!: string;
  /** JSON pointer of the input at fault. */
  field?: string;
}

/** Problem details (RFC 9457). */
export class ProblemView {
  type!: string;
  title!: string;
  status!: number;
  /** Stable name of the refusal, for clients to translate. */
  code!: string;
  detail?: string;
  instance?: string;
  reasons?: ReasonView[];
}
