import type { ComponentChildren } from 'preact';
import type { Parameter, Schema } from './contract-read.js';
import { schemaHref } from './frame.js';

const NAMED = '#/components/schemas/';

/** What a value is, in a few words; a form with a name leads to its page. */
export const Kind = ({ schema }: { readonly schema: Schema | undefined }) => {
  if (!schema) return <>any</>;
  const { $ref, allOf, oneOf, items, type, format, nullable, enum: values, additionalProperties } = schema;
  const orNull = nullable ? ' or null' : '';
  if ($ref) {
    const name = $ref.slice(NAMED.length);
    return (
      <>
        <a href={schemaHref(name)}>{name}</a>
        {orNull}
      </>
    );
  }
  const parts = allOf ?? oneOf;
  if (parts) {
    return (
      <>
        {parts.map((part, index) => (
          <>
            {index > 0 && (allOf ? ' and ' : ' or ')}
            <Kind schema={part} />
          </>
        ))}
        {orNull}
      </>
    );
  }
  if (type === 'array') {
    return (
      <>
        list of <Kind schema={items} />
        {orNull}
      </>
    );
  }
  if (values) {
    return (
      <>
        {values.map((value, index) => (
          <>
            {index > 0 && ' or '}
            <code>{String(value)}</code>
          </>
        ))}
        {orNull}
      </>
    );
  }
  if (typeof additionalProperties === 'object') {
    return (
      <>
        by name: <Kind schema={additionalProperties} />
        {orNull}
      </>
    );
  }
  return <>{`${type ?? 'any'}${format ? ` (${format})` : ''}${orNull}`}</>;
};

/** What is allowed beyond the kind, as one line; empty when nothing is. */
function limitsOf({ minimum, maximum, minLength, maxLength, minItems, maxItems, pattern, example }: Schema): string {
  const between = (least: number | undefined, most: number | undefined, unit: string) => {
    if (least !== undefined && most !== undefined) return `${least} to ${most}${unit}`;
    if (least !== undefined) return `at least ${least}${unit}`;
    return most === undefined ? undefined : `at most ${most}${unit}`;
  };
  return [
    between(minimum, maximum, ''),
    between(minLength, maxLength, ' characters'),
    between(minItems, maxItems, ' entries'),
    pattern && `matches ${pattern}`,
    example !== undefined && `for example ${typeof example === 'string' ? example : JSON.stringify(example)}`,
  ]
    .filter(Boolean)
    .join('; ');
}

interface Line {
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: Schema | undefined;
  readonly description?: string | undefined;
  readonly where?: string;
}

const Lines = ({ caption, lines }: { readonly caption: string; readonly lines: readonly Line[] }) => (
  <table class="stacked">
    <caption class="unseen">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Kind</th>
        <th scope="col">What it says</th>
      </tr>
    </thead>
    <tbody>
      {lines.map(({ name, isRequired, schema, description, where }) => (
        <tr key={name}>
          <th scope="row">
            <code>{name}</code>
          </th>
          <td>
            <Kind schema={schema} />
          </td>
          <td>
            {[where, isRequired ? 'required' : 'optional'].filter(Boolean).join(', ')}
            <Said>{description}</Said>
            <Said>{schema && limitsOf(schema)}</Said>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Said = ({ children }: { readonly children: ComponentChildren }) =>
  children ? <div class="soft small">{children}</div> : null;

export const Properties = ({ of: { properties = {}, required = [] }, name }: { of: Schema; name: string }) => (
  <Lines
    caption={`Fields of ${name}`}
    lines={Object.entries(properties).map(([field, schema]) => ({
      name: field,
      isRequired: required.includes(field),
      schema,
      description: schema.description,
    }))}
  />
);

export const Parameters = ({ all }: { readonly all: readonly Parameter[] }) => (
  <Lines
    caption="Parameters"
    lines={all.map(({ name, required = false, schema, description, in: where }) => ({
      name,
      isRequired: required,
      schema,
      description: description ?? schema?.description,
      where: `in the ${where}`,
    }))}
  />
);
