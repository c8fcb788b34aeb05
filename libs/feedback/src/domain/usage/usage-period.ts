import type { Day } from '#libs/kernel';

declare const period: unique symbol;

/** A calendar month `YYYY-MM`: what figures of use are told for. Two of them compare as their texts do. */
export type Period = string & { readonly [period]: true };

export const PERIOD_PATTERN = /^\d{4}-(0[1-9]|1[0-2])$/;

export const isPeriod = (text: string): text is Period => PERIOD_PATTERN.test(text);

/** The month of a day. */
export const periodOf = (day: Day): Period => day.slice(0, 7) as Period;
