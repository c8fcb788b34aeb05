import type { PublicStatus } from '#libs/catalogue';
import { type IconName, Tag, type Tone } from '#libs/ui';
import type { Card } from '../application.js';
import type { Language } from '../language.js';

const LOOKS: Readonly<Record<PublicStatus, readonly [Tone, IconName]>> = {
  listed: ['good', 'check'],
  listed_with_reservations: ['good', 'check'],
  temporary: ['care', 'clock'],
  trial: ['try', 'flask'],
  suspended: ['stop', 'pause'],
  delisted: ['gone', 'cross'],
};

/** The state of a listing as the public reads it. */
export const StatusTag = ({ status, language }: { readonly status: Card['status']; readonly language: Language }) => {
  const [tone, icon] = LOOKS[status.code];
  return (
    <Tag tone={tone} icon={icon}>
      {status[language]}
    </Tag>
  );
};
