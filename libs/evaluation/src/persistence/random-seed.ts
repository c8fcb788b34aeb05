import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PanelSeed } from '../application/neighbours.js';

/** 32 bytes of chance, written in the journal before anybody is proposed. */
@Injectable()
export class RandomSeed extends PanelSeed {
  override next(): Promise<string> {
    return Promise.resolve(randomBytes(32).toString('hex'));
  }
}
