import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { OperationTable } from '#libs/access';
import { ProblemView, ReasonView } from './problem.view.js';

type Operations = Record<string, { operationId?: string; 'x-aval-access'?: unknown }>;

/** The contract of the API, with the rule of access beside each operation. */
export function openApiDocument(app: INestApplication, operations: OperationTable): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Aval')
    .setDescription('Référencement des applications de santé. Every refusal is a problem of RFC 9457.')
    .setVersion('1')
    .setLicense('MIT', 'https://spdx.org/licenses/MIT.html')
    .addServer('/')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, builder, { extraModels: [ProblemView, ReasonView] });
  const schemas = document.components?.schemas ?? {};
  schemas.Problem = schemas.ProblemView ?? {};
  for (const item of Object.values(document.paths) as unknown as Operations[]) {
    for (const operation of Object.values(item)) {
      const rule = operations[operation.operationId ?? ''];
      if (rule) operation['x-aval-access'] = rule;
    }
  }
  return document;
}
