import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '#openapi';
import { listQuerySchema } from './list-query.js';

type Schema = NonNullable<
  Parameters<typeof ApiQuery>[0] extends infer Options ? Extract<Options, { schema: object }>['schema'] : never
>;

/** The parameters of the list in the contract of the API, taken from the schema that refuses them. */
export const ListParameters = (): MethodDecorator =>
  applyDecorators(
    ...Object.entries(listQuerySchema.properties).map(([name, { description, ...schema }]) =>
      ApiQuery({ name, required: false, description, schema: schema as unknown as Schema }),
    ),
  );
