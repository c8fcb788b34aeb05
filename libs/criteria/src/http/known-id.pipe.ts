import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFound } from '#libs/kernel';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A path that names no possible version names none. @throws NotFound */
@Injectable()
export class KnownVersionId implements PipeTransform<string> {
  transform(id: string): string {
    if (!UUID.test(id)) throw new NotFound('framework version', id);
    return id;
  }
}
