import type { INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ApiBearerAuth, ApiDefaultResponse, ApiOperation } from '@nestjs/swagger';
import { operationOf } from '#libs/access';

const refusal = ApiDefaultResponse({
  description: 'A refusal, as problem details (RFC 9457).',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** Where the reader of comments has left what stands above a route, as if it were its title. */
const COMMENT = 'swagger/apiOperation';

/** Puts what `@Operation` says into the words of OpenAPI. Only who writes the contract needs them: no process that serves loads them. */
export function describeOperations(app: INestApplication): void {
  for (const { controllers } of app.get(ModulesContainer).values()) {
    for (const { metatype } of controllers.values()) describeRoutes((metatype as { prototype: object }).prototype);
  }
}

function describeRoutes(routes: object): void {
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(routes))) {
    const operation = typeof descriptor.value === 'function' ? operationOf(descriptor.value) : undefined;
    if (!operation) continue;
    const comment = (Reflect.getMetadata(COMMENT, descriptor.value) as { summary?: string } | undefined)?.summary;
    const title = ApiOperation({ ...operation, ...(comment && { description: comment }) });
    for (const describe of [title, ApiBearerAuth(), refusal]) describe(routes, name, descriptor);
  }
}
