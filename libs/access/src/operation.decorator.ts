import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiDefaultResponse, ApiOperation } from '@nestjs/swagger';
import type { Acting } from './acting.js';

export const OPERATION = 'aval:operation';

/** Names a route: its rule of access is the one declared under this name, its client method bears it. */
export const Operation = (operationId: string, summary: string): MethodDecorator =>
  applyDecorators(
    SetMetadata(OPERATION, operationId),
    ApiOperation({ operationId, summary }),
    ApiBearerAuth(),
    ApiDefaultResponse({
      description: 'A refusal, as problem details (RFC 9457).',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );

/** The person behind a request, with the capacity in which he was let through. */
export const CurrentActing = createParamDecorator((_: unknown, context: ExecutionContext): Acting => {
  const { acting } = context.switchToHttp().getRequest<{ acting?: Acting }>();
  if (!acting) throw new Error('this route is open to anyone: it has no acting person');
  return acting;
});
