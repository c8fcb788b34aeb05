import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '#openapi';
import type { Columns } from '../../domain/import/line.js';

/** A file in the contract of the API, with the columns that are read. */
export const CsvBody = ({ required, optional }: Columns): MethodDecorator =>
  applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary', description: describe(required, optional) } },
      },
    }),
  );

const describe = (required: readonly string[], optional: readonly string[]): string =>
  [
    `CSV in UTF-8, separated by commas or semicolons, its first line naming the columns: ${required.join(', ')}`,
    ...(optional.length > 0 ? [`and, if wanted, ${optional.join(', ')}`] : []),
  ].join('; ');
