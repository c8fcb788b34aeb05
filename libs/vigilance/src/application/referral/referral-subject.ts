import type { ReferralId } from '../../domain/referral/referral.js';

export const REFERRAL_TIMER = 'vigilance.referral';
export const referralSubject = (id: ReferralId) => ({ kind: 'referral', id }) as const;
