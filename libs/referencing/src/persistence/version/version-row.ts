import type { ApplicationVersionSnapshot } from '../../domain/version/application-version.js';
import type { ApplicationVersionRow } from './rows.js';

/** Moments inside JSON are texts there, and moments here. */
export const fromVersionRow = ({ check, ...row }: ApplicationVersionRow): ApplicationVersionSnapshot => ({
  ...row,
  check: check && { ...check, at: new Date(check.at) },
});

export const toVersionRow = ({ check, ...snapshot }: ApplicationVersionSnapshot): ApplicationVersionRow => ({
  ...snapshot,
  check: check && { ...check, at: check.at.toISOString() },
});
