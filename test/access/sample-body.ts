import { contract } from '../../apps/api/src/openapi.controller.js';

interface Schema {
  readonly $ref?: string;
  /** How a property that is described refers to another schema. */
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly format?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ContractOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface ContractParameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: Schema;
}

interface ContractOperation {
  readonly operationId: string;
  readonly parameters?: readonly ContractParameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const { paths, components } = JSON.parse(contract) as Contract;

const byOperation = new Map(
  Object.values(paths).flatMap((item) =>
    Object.values(item).map((operation) => [operation.operationId, operation] as const),
  ),
);

/** The parameters of the query that the contract names. */
export const queryOf = (operation: string): readonly ContractParameter[] =>
  (byOperation.get(operation)?.parameters ?? []).filter((parameter) => parameter.in === 'query');

/** The smallest body that the contract accepts; undefined where there is none. */
export function sampleBody(operation: string): unknown {
  const schema = byOperation.get(operation)?.requestBody?.content['application/json']?.schema;
  return schema && sample(schema);
}

function sample({ $ref, ...own }: Schema): unknown {
  if ($ref) return sample(components.schemas[$ref.split('/').at(-1) ?? ''] ?? {});
  if (own.allOf) return sample(own.allOf[0] ?? {});
  if (own.example !== undefined) return own.example;
  if (own.enum) return own.enum[0];
  if (own.type === 'array') return Array.from({ length: own.minItems ?? 0 }, () => sample(own.items ?? {}));
  if (own.type === 'object') return sampleObject(own);
  if (own.type === 'integer' || own.type === 'number') return own.minimum ?? 1;
  if (own.type === 'boolean') return true;
  return sampleText(own);
}

const sampleObject = ({ required = [], properties = {} }: Schema): object =>
  Object.fromEntries(required.map((name) => [name, sample(properties[name] ?? {})]));

const SAMPLES: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  email: 'somebody@access.example',
};

const sampleText = ({ format = '', minLength = 1 }: Schema): string =>
  SAMPLES[format] ?? 'Texte d’essai '.padEnd(minLength, 'x');
