import { Injectable } from '@nestjs/common';
import type { KeyHolder, SessionHolder } from './credentials.js';
import { RecentAnswers } from './recent-answers.js';

/** Who was found behind sessions and keys a moment ago, in this process. */
@Injectable()
export class RecentHolders {
  readonly sessions = new RecentAnswers<SessionHolder>();
  readonly keys = new RecentAnswers<KeyHolder>();

  /** After any change of people, ties or credentials. */
  clear(): void {
    this.sessions.clear();
    this.keys.clear();
  }
}
