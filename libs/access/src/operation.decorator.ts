import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Acting } from './acting.js';

export const OPERATION = 'aval:operation';
const SUMMARY = 'aval:summary';

/** Names a route: its rule of access is the one declared under this name, its client method bears it. */
export const Operation = (operationId: string, summary: string): MethodDecorator =>
  applyDecorators(SetMetadata(OPERATION, operationId), SetMetadata(SUMMARY, summary));

/** What a route was named, for who writes the contract; undefined for a method that is no route. */
export function operationOf(route: object): { operationId: string; summary: string } | undefined {
  const operationId = Reflect.getMetadata(OPERATION, route) as string | undefined;
  if (operationId === undefined) return undefined;
  return { operationId, summary: Reflect.getMetadata(SUMMARY, route) as string };
}

/** The person behind a request, with the capacity in which he was let through. */
export const CurrentActing = createParamDecorator((_: unknown, context: ExecutionContext): Acting => {
  const { acting } = context.switchToHttp().getRequest<{ acting?: Acting }>();
  if (!acting) throw new Error('this route is open to anyone: it has no acting person');
  return acting;
});
