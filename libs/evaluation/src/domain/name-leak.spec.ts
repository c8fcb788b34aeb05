import { namesIn } from './name-leak.js';

const panel = ['Léa Fontaine', 'Malik Diarra', 'Anne de La Tour'];

describe('a question that gives away who asks (EXP-11)', () => {
  it.each([
    ['Mme Fontaine demande la pièce 3.', ['Léa Fontaine']],
    ['LEA : où est le rapport ?', ['Léa Fontaine']],
    ['Selon malik diarra et Fontaine', ['Léa Fontaine', 'Malik Diarra']],
    ['Où est la preuve de chiffrement ?', []],
    ['Les fontaines du parc', []],
    ['La pièce de la section 2', []],
  ])('%s', (text, found) => {
    expect(namesIn(text, panel)).toEqual(found);
  });
});
