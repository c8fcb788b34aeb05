import { Module } from '@nestjs/common';
import { Settings } from '#libs/config';
import { SendLetters } from './application/send-letters.js';
import { Mailer } from './delivery/mailer.js';
import { SmtpMailer } from './delivery/smtp-mailer.js';
import { SendLateLettersHandler, SendLettersHandler } from './jobs/send-letters.handler.js';

/** Sends letters from the worker. The app gives `AddressBook`. */
@Module({
  providers: [
    SendLetters,
    SendLettersHandler,
    SendLateLettersHandler,
    {
      provide: Mailer,
      inject: [Settings],
      useFactory: ({ SMTP_URL, MAIL_FROM }: Settings) => (SMTP_URL ? new SmtpMailer(SMTP_URL, MAIL_FROM) : undefined),
    },
  ],
})
export class NotificationJobsModule {}
