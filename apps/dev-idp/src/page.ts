import { asText, plainPages } from '#libs/ui';
import type { IdpPerson } from './idp-person.js';

const STYLE = `
main { max-width: 64rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1rem; margin: 2rem 0 .75rem; }
p { margin: 0 0 .5rem; max-width: 44rem; }
p[lang=en] { color: var(--soft); }
.notice { border-left: .25rem solid var(--blue); padding: .5rem 1rem; background: var(--card); margin: 1rem 0; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); }
button { font: inherit; color: inherit; width: 100%; min-height: 3.5rem; text-align: left; padding: .75rem 1rem; cursor: pointer;
  background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
button:hover { border-color: var(--blue); }
button:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
button strong { display: block; color: var(--blue); }
button span { color: var(--soft); }
`;

/** Only this style sheet, no script; forms come back to this site. */
export const { policy: CONTENT_SECURITY_POLICY, page } = plainPages('fournisseur d’identité de démonstration', STYLE, [
  "form-action 'self'",
]);

/** Who do you want to be? One button per person, by organisation. */
export function peoplePage(people: readonly IdpPerson[], action: string): string {
  const groups = [...new Set(people.map(({ group }) => group))];
  const section = (group: string, index: number) => `
<h2 id="g${index}">${asText(group)}</h2>
<ul aria-labelledby="g${index}">${people
    .filter((person) => person.group === group)
    .map(
      ({ key, given, family, title }) =>
        `<li><button name="person" value="${asText(key)}"><strong>${asText(given)} ${asText(family)}</strong><span>${asText(title)}</span></button></li>`,
    )
    .join('')}</ul>`;
  return page(
    'Qui êtes-vous ?',
    `<h1>Qui êtes-vous ?</h1>
<p>Choisissez une personne de la démonstration : vous serez connecté sous son nom, sans mot de passe.</p>
<p lang="en">Choose a person of the demonstration: you will be signed in under that name, without a password.</p>
<p class="notice">Ces personnes sont inventées. Ce fournisseur d’identité refuse de démarrer en production.</p>
<form method="post" action="${asText(action)}">${groups.map(section).join('')}</form>`,
  );
}

/** Leaving the service also ends the session here, as ProConnect does. `form` comes from the provider. */
export const logoutPage = (form: string): string =>
  page(
    'Se déconnecter',
    `<h1>Se déconnecter</h1>
<p>Votre session dans le service est fermée. Fermez aussi celle du fournisseur d’identité.</p>
<p lang="en">Your session in the service is closed. Close that of the identity provider, too.</p>
${form.replace('</form>', '<button name="logout" value="yes" autofocus>Se déconnecter</button></form>')}`,
  );

export const messagePage = (title: string, text: string): string =>
  page(title, `<h1>${asText(title)}</h1><p>${asText(text)}</p>`);
