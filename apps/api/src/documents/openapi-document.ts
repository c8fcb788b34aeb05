import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { OperationTable } from '#libs/access';
import { ProblemView, ReasonView } from '#libs/http';
import { describeOperations } from './described-operations.js';
import { exemplify, patternsByProperty, type TextSchema } from './openapi-patterns.js';
import { type NumberSchema, sayWhole, wholeNumbers } from './openapi-whole-numbers.js';

interface DocumentedOperation {
  operationId?: string;
  parameters?: { name: string; in?: string; required?: boolean; schema?: NumberSchema & TextSchema }[];
  'x-aval-access'?: unknown;
}

interface DocumentedSchema {
  properties?: Record<string, NumberSchema & TextSchema>;
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
  describeOperations(app);
  const document = SwaggerModule.createDocument(app, builder, { extraModels: [ProblemView, ReasonView] });
  const schemas = document.components?.schemas ?? {};
  schemas.Problem = schemas.ProblemView ?? {};

  const whole = wholeNumbers();
  const patterns = patternsByProperty();
  for (const [className, schema] of Object.entries(schemas)) {
    if (className.endsWith('Dto')) tighten(schema as DocumentedSchema, whole, patterns);
  }
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item as Record<string, DocumentedOperation>))
      complete(operation, operations, whole);
  }
  return document;
}

function tighten(
  { properties = {} }: DocumentedSchema,
  whole: ReadonlySet<string>,
  patterns: ReadonlyMap<string, string>,
): void {
  for (const [name, property] of Object.entries(properties)) {
    sayWhole(name, property, whole);
    exemplify(property, property.pattern ?? patterns.get(name));
  }
}

/** Things are named by UUID: `dossierId`, `expertId`… */
const namesThing = ({ name, in: place }: { name: string; in?: string }): boolean =>
  place === 'path' && /Id$/.test(name);

/** A parameter with a default need not be given; each operation says who may call it. */
function complete(operation: DocumentedOperation, operations: OperationTable, whole: ReadonlySet<string>): void {
  for (const parameter of operation.parameters ?? []) {
    sayWhole(parameter.name, parameter.schema, whole);
    exemplify(parameter.schema);
    if (parameter.schema && namesThing(parameter)) parameter.schema.format = 'uuid';
    if (parameter.schema?.default !== undefined) parameter.required = false;
  }
  const rule = operations[operation.operationId ?? ''];
  if (rule) operation['x-aval-access'] = rule;
}
