import { DomainError, Invalid } from '#libs/kernel';

/** The file is larger than the service takes (413). */
export class FileTooLarge extends DomainError {
  constructor(limitBytes: number) {
    super('too_large', 'file_too_large', `The file is larger than ${limitBytes} bytes.`, { limitBytes });
  }
}

/** The content is none of the kinds accepted, or not the one its name promises (415). */
export class FileRefused extends DomainError {
  constructor(
    code:
      | 'file_kind_refused'
      | 'file_not_what_it_says'
      | 'file_has_macros'
      | 'archive_too_large'
      | 'archive_unreadable',
  ) {
    super('unsupported', code, `The file is refused: ${code}.`);
  }
}

export class FileEmpty extends Invalid {
  constructor() {
    super('file_empty', 'The file is empty.', [{ code: 'file_empty', message: 'is empty', field: '/file' }]);
  }
}
