import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { NotFound } from '#libs/kernel';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A path that names no possible thing names nothing. @throws NotFound */
@Injectable()
export class KnownId implements PipeTransform<string> {
  transform(id: string, { data = 'thing' }: ArgumentMetadata): string {
    if (!UUID.test(id)) throw new NotFound(data.replace(/Id$/, ''), id);
    return id;
  }
}
