import { departureFramework, departurePolicy, type Framework, type Policy, parsePolicy } from '#rules/criteria';
import { orFaults, readText, warn } from './files.js';
import { frameworkOf } from './framework-file.js';

/** The policy of a file, or that of departure. */
export const policyOf = (file: string | undefined): Policy =>
  file === undefined ? departurePolicy() : orFaults(file, parsePolicy(readText(file)));

/**
 * The policy of a file, its words checked against the framework that is named, or that of departure if it is written for it.
 * @throws FaultyFile naming every fault with its line; UnusableInput
 */
export function checkedPolicy(file: string, framework: string | undefined): Policy {
  const text = readText(file);
  const alone = parsePolicy(text);
  const against = frameworkFor(framework, alone);
  const parsed = against ? parsePolicy(text, against) : alone;
  const policy = orFaults(file, parsed);
  if (parsed.ok) warn(file, parsed.warnings);
  return policy;
}

/** The framework of the file that is named, or that of departure for a policy written for it; none for another's. */
function frameworkFor(file: string | undefined, parsed: ReturnType<typeof parsePolicy>): Framework | undefined {
  if (file !== undefined) return frameworkOf(file);
  const departure = departureFramework();
  return parsed.ok && writtenFor(parsed.value, departure) ? departure : undefined;
}

const writtenFor = ({ policy }: Policy, { framework }: Framework): boolean => policy.framework === framework.id;
