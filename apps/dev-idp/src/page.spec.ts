import { demoPersons } from './idp-person.js';
import { logoutPage, messagePage, peoplePage } from './page.js';

describe('the page of demo people', () => {
  const html = peoplePage(demoPersons(), '/idp/interaction/1');

  it('is French, titled, and has one button per person', () => {
    expect(html).toContain('<html lang="fr">');
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html.match(/<button name="person"/g)).toHaveLength(demoPersons().length);
  });

  it('runs no script and loads nothing', () => {
    expect(html).not.toMatch(/<script|src=|href=/);
  });

  it('writes text as text', () => {
    expect(messagePage('Erreur', '<img src=x onerror=alert(1)>')).not.toContain('<img');
  });

  it('asks once more before leaving', () => {
    expect(logoutPage('<form method="post"></form>')).toContain('name="logout" value="yes"');
  });
});
