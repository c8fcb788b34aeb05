import { Invalid } from '#libs/kernel';

/** A refusal that names the field which cannot be used. `field` is written as in the file: `params.alpha`. */
export const unusable = (field: string, what: string): Invalid =>
  new Invalid('series_unusable', `${field} ${what}.`, [
    { code: 'series_unusable', message: what, field: `/${field.replaceAll('.', '/')}` },
  ]);
