import type { Letter } from './letter.js';
import { letterPage, listPage } from './page.js';

const letter: Letter = {
  from: 'Aval <ne-pas-repondre@aval.example>',
  to: 'alice@editeur.example',
  subject: '<b>Décision</b>',
  date: 'Sun, 22 Nov 2026 10:00:00 +0000',
  language: 'fr',
  text: 'Suivez https://aval.example/d/1?a=1&b=2. <script>alert(1)</script>',
  attachments: [],
};

describe('the page of a letter', () => {
  const html = letterPage('1', letter);

  it('makes addresses links, without the full stop that follows', () => {
    expect(html).toContain('<a href="https://aval.example/d/1?a=1&amp;b=2">');
  });

  it('writes everything else as text', () => {
    expect(html).not.toMatch(/<script|<b>/);
  });

  it('is French and has one title', () => {
    expect(html).toContain('<html lang="fr">');
    expect(html.match(/<h1/g)).toHaveLength(1);
  });
});

describe('the list of letters', () => {
  it('links each letter and says how many there are', () => {
    const html = listPage([{ id: '20261122-abc', ...letter }]);

    expect(html).toContain('Courriers (1)');
    expect(html).toContain('href="/mail/20261122-abc"');
  });

  it('says so when there is none', () => {
    expect(listPage([])).toContain('Aucun courrier');
  });
});
