import { type DemoPerson, readDemo, rolesOf } from '#rules/identity';

/** Somebody the provider can vouch for, with the strength of proof it claims. */
export interface IdpPerson {
  readonly key: string;
  readonly given: string;
  readonly family: string;
  readonly email: string;
  /** What he is in the demonstration, in French. */
  readonly title: string;
  /** The organisation or service he is shown under. */
  readonly group: string;
  readonly acr: string;
  readonly amr: readonly string[];
}

/** The people of the demonstration. Those of the service prove themselves with two factors, publishers with one. */
export function demoPersons(): IdpPerson[] {
  const { people, organisations } = readDemo();
  const nameOf = new Map(organisations.map(({ key, name }) => [key, name]));
  return people.map((person) => ({
    key: person.key,
    given: person.given,
    family: person.family,
    email: person.email,
    title: person.title,
    group: groupOf(person, nameOf),
    ...(person.member ? { acr: 'eidas1', amr: ['pwd'] } : { acr: 'eidas2', amr: ['pwd', 'otp', 'mfa'] }),
  }));
}

function groupOf(person: DemoPerson, organisations: ReadonlyMap<string, string>): string {
  if (person.member) return organisations.get(person.member.of) ?? person.member.of;
  return rolesOf(person).includes('expert') ? 'Experts' : 'Service de référencement et autorités';
}
