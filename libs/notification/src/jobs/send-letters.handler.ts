import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '#libs/jobs';
import { SendLetters } from '../application/send-letters.js';

/** Each letter is marked in a transaction of its own: a fault in one never sends another twice. */
@Injectable()
@Handles('notification.send-letters')
export class SendLettersHandler implements JobHandler {
  constructor(private readonly letters: SendLetters) {}

  async run(): Promise<void> {
    await this.letters.execute();
  }
}

@Injectable()
@Handles('notification.send-late-letters')
export class SendLateLettersHandler extends SendLettersHandler {}
