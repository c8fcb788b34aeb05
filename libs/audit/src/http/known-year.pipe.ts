import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFound } from '#libs/kernel';

/** A path that names no year names nothing. @throws NotFound */
@Injectable()
export class KnownYear implements PipeTransform<string, number> {
  transform(year: string): number {
    if (!/^2\d{3}$/.test(year)) throw new NotFound('audit plan', year);
    return Number(year);
  }
}
