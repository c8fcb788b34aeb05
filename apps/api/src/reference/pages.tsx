import type { ComponentChildren } from 'preact';
import type { Contract, Operation } from './contract-read.js';
import { groupsOf, operationsOf } from './contract-read.js';
import { framed, operationHref, subjectHref } from './frame.js';
import { Kind, Parameters, Properties } from './schema-parts.js';

/** Every subject; each leads to its operations. */
export const firstPage = (contract: Contract): string =>
  framed({
    title: 'Reference',
    isFirst: true,
    children: (
      <>
        <h1>API reference</h1>
        <p class="lead">
          Each thing that a person can do in Aval, as a program does it. Every refusal is a problem of RFC 9457.
        </p>
        <ul class="plain grid">
          {groupsOf(contract).map(({ name, anchor, operations }) => (
            <li key={anchor}>
              <a class="card tile" href={subjectHref(anchor)}>
                <strong>{name}</strong>
                <span class="count">
                  {operations.length} {operations.length === 1 ? 'operation' : 'operations'}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  });

/** The operations of one subject, each leading to its own page. */
export function subjectPage(contract: Contract, anchor: string): string | undefined {
  const group = groupsOf(contract).find((one) => one.anchor === anchor);
  if (!group) return undefined;
  return framed({
    title: group.name,
    children: (
      <>
        <h1>{group.name}</h1>
        <Operations name={group.name} operations={group.operations} />
      </>
    ),
  });
}

const Operations = ({ name, operations }: { readonly name: string; readonly operations: readonly Operation[] }) => (
  <table class="stacked">
    <caption class="unseen">{`Operations: ${name}`}</caption>
    <thead>
      <tr>
        <th scope="col">Operation</th>
        <th scope="col">Request</th>
      </tr>
    </thead>
    <tbody>
      {operations.map(({ operationId, summary, method, path }) => (
        <tr key={operationId}>
          <th scope="row">
            <a href={operationHref(operationId)}>{summary ?? operationId}</a>
          </th>
          <td>
            <Request method={method} path={path} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** An address may break after each of its parts, so that it fits a telephone. */
const Request = ({ method, path }: Pick<Operation, 'method' | 'path'>) => (
  <code>
    {method}{' '}
    {path
      .split('/')
      .slice(1)
      .map((part, index) => (
        <span key={index}>
          <wbr />/{part}
        </span>
      ))}
  </code>
);

/** One operation: who may, what it takes, what it answers. */
export function operationPage(contract: Contract, operationId: string): string | undefined {
  const operation = operationsOf(contract).find((one) => one.operationId === operationId);
  if (!operation) return undefined;
  const { summary, description, method, path, parameters = [], requestBody, responses } = operation;
  const allow = [operation['x-aval-access']?.allow ?? []].flat();
  return framed({
    title: summary ?? operationId,
    children: (
      <>
        <h1>{summary ?? operationId}</h1>
        <p>
          <Request method={method} path={path} />
        </p>
        {description && <p>{description}</p>}
        <Part title="Who may">
          <p>{allow.map((one) => one.replaceAll('_', ' ').replace('@', ', ')).join('; ')}</p>
        </Part>
        {parameters.length > 0 && (
          <Part title="Parameters">
            <Parameters all={parameters} />
          </Part>
        )}
        {requestBody && (
          <Part title="Body">
            <Contents content={requestBody.content} />
          </Part>
        )}
        <Part title="Answers">
          <div class="stack">
            {Object.entries(responses).map(([status, { description: said, content }]) => (
              <div key={status}>
                <h3>{status === 'default' ? 'Otherwise' : status}</h3>
                {said && <p>{said}</p>}
                {content && <Contents content={content} />}
              </div>
            ))}
          </div>
        </Part>
      </>
    ),
  });
}

const Part = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => (
  <section class="section">
    <h2>{title}</h2>
    {children}
  </section>
);

const Contents = ({ content }: { readonly content: NonNullable<Operation['requestBody']>['content'] }) => (
  <ul class="plain">
    {Object.entries(content).map(([type, { schema }]) => (
      <li key={type}>
        <Kind schema={schema} /> <span class="soft">as {type}</span>
      </li>
    ))}
  </ul>
);

/** One form of the contract, field by field. */
export function schemaPage(contract: Contract, name: string): string | undefined {
  if (!Object.hasOwn(contract.components.schemas, name)) return undefined;
  const schema = contract.components.schemas[name] ?? {};
  return framed({
    title: name,
    children: (
      <>
        <h1>{name}</h1>
        {schema.description && <p class="lead">{schema.description}</p>}
        {schema.properties ? <Properties of={schema} name={name} /> : <Kind schema={schema} />}
      </>
    ),
  });
}
