/**
 * How people behave: the chance, on a given day, that who is waited for acts. 1 / chance is the mean delay in days. Some
 * never act on a thing: then only the clock moves it.
 */
export interface Temper {
  readonly publisherActs: number;
  readonly publisherIsSilent: number;
  readonly authorityActs: number;
  readonly authorityIsSilent: number;
  readonly expertActs: number;
  readonly expertIsSilent: number;
  /** Share of the criteria that fail in a first file. */
  readonly fails: number;
  /** Share of the failing criteria that a publisher puts right before the next file. */
  readonly mends: number;
  /** Per listing and day. */
  readonly asksToLeave: number;
  readonly isSuspended: number;
  readonly isHeardOn: number;
  /** Per day: that neither the worker nor anybody else is there, so that the next day finds the work of both. */
  readonly dayIsLost: number;
}

export const USUAL: Temper = {
  publisherActs: 0.12,
  publisherIsSilent: 0.05,
  authorityActs: 0.35,
  authorityIsSilent: 0.02,
  expertActs: 0.25,
  expertIsSilent: 0.05,
  fails: 0.02,
  mends: 0.8,
  asksToLeave: 0.00005,
  isSuspended: 0.00015,
  isHeardOn: 0.00008,
  dayIsLost: 0.02,
};

/** A register in which more happens, for a short run: measures, departures, and a house that is often shut. */
export const RESTLESS: Temper = {
  ...USUAL,
  asksToLeave: 0.0008,
  isSuspended: 0.002,
  isHeardOn: 0.001,
  dayIsLost: 0.5,
};

export const TEMPERS = { usual: USUAL, restless: RESTLESS } as const;
