import { defineOperations } from '#libs/access';

export const notificationOperations = defineOperations({
  /** REG-12: each letter is readable before and after it leaves. */
  listLetters: { allow: ['case_officer', 'lead'] },
  listMyLetters: { allow: 'signed_in' },
});
