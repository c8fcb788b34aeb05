import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { OperationTable } from '#libs/access';
import { type NumberSchema, sayWhole, wholeNumbers } from './openapi-whole-numbers.js';
import { ProblemView, ReasonView } from './problem.view.js';

interface DocumentedOperation {
  operationId?: string;
  parameters?: { name: string; required?: boolean; schema?: NumberSchema }[];
  'x-aval-access'?: unknown;
}

interface DocumentedSchema {
  properties?: Record<string, NumberSchema>;
}

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

  const whole = wholeNumbers();
  for (const [className, schema] of Object.entries(schemas)) {
    if (className.endsWith('Dto')) sayWholeIn(schema as DocumentedSchema, whole);
  }
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item as Record<string, DocumentedOperation>))
      complete(operation, operations, whole);
  }
  return document;
}

function sayWholeIn({ properties = {} }: DocumentedSchema, whole: ReadonlySet<string>): void {
  for (const [name, property] of Object.entries(properties)) sayWhole(name, property, whole);
}

/** A parameter with a default need not be given; each operation says who may call it. */
function complete(operation: DocumentedOperation, operations: OperationTable, whole: ReadonlySet<string>): void {
  for (const parameter of operation.parameters ?? []) {
    sayWhole(parameter.name, parameter.schema, whole);
    if (parameter.schema?.default !== undefined) parameter.required = false;
  }
  const rule = operations[operation.operationId ?? ''];
  if (rule) operation['x-aval-access'] = rule;
}
