export * from './application/address-book.js';
export * from './application/letters.js';
export * from './application/send-letters.js';
export * from './delivery/mailer.js';
export type { LetterData, LetterLanguage, TemplateName } from './domain/letter-data.js';
export * from './jobs/notification.jobs.js';
export * from './notification.module.js';
export * from './notification.operations.js';
