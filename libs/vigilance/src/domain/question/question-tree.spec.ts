import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { SEVERITIES } from '../report/vocabulary.js';
import { type Answers, END, flawsOfTree, followAnswers, type QuestionTree, shapeOf } from './question-tree.js';

const shipped = (language: string) =>
  parse(readFileSync(`libs/vigilance/data/questions.${language}.yaml`, 'utf8')) as QuestionTree;
const tree = shipped('fr');

/** Answers that go some way through the tree to its end, chosen by the numbers. */
function answersBy(choices: readonly number[]): Answers {
  const answers: Record<string, string> = {};
  for (let id = tree.start, at = 0; id !== END; at += 1) {
    const options = tree.questions.find((question) => question.id === id)?.options ?? [];
    const option = options[(choices[at] ?? 0) % options.length];
    if (!option) throw new Error(id);
    answers[id] = option.id;
    id = option.next;
  }
  return answers;
}

describe('the tree of questions', () => {
  it('is without a flaw, and the same in both languages', () => {
    expect(flawsOfTree(tree)).toEqual([]);
    expect(shapeOf(shipped('en'))).toBe(shapeOf(tree));
  });

  it.each([
    [{ qui: 'user', objet: 'panne', gene: 'oui' }, 'technical', 'minor', false],
    [{ qui: 'user', objet: 'panne', gene: 'non' }, 'technical', 'serious', false],
    [{ qui: 'relative', objet: 'mesure', atteinte: 'grave' }, 'health_harm', 'critical', true],
    [{ qui: 'user', objet: 'mesure', atteinte: 'evite' }, 'health_harm', 'serious', false],
    [{ qui: 'user', objet: 'donnees', ampleur: 'prouve' }, 'privacy', 'critical', false],
    [{ qui: 'other', objet: 'information', suivi: 'oui', atteinte: 'danger' }, 'health_harm', 'critical', true],
    [{ qui: 'other', objet: 'information', suivi: 'non' }, 'misinformation', 'serious', false],
    [{ qui: 'user', objet: 'autre' }, 'praise_other', 'none', false],
  ])('reads %j as %s, %s', (answers, kind, severity, danger) => {
    expect(followAnswers(tree, answers as unknown as Answers)).toMatchObject({ claim: { kind, severity, danger } });
  });

  it('shows the emergency numbers wherever somebody is in danger, and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 6, maxLength: 6 }), (choices) => {
        const followed = followAnswers(tree, answersBy(choices));
        if (!('claim' in followed)) throw new Error('a whole way has a fault');
        const { danger, advice, severity } = followed.claim;
        expect(advice.includes('danger')).toBe(danger);
        if (danger) expect(severity).toBe('critical');
        expect(SEVERITIES).toContain(severity);
      }),
    );
  });

  it('names the question that was left out, answered in words it does not know, or never asked', () => {
    expect(followAnswers(tree, {})).toEqual({ faults: [{ question: 'qui', fault: 'missing' }] });
    expect(followAnswers(tree, { qui: 'user', objet: 'x' })).toEqual({
      faults: [{ question: 'objet', fault: 'unknown_option' }],
    });
    expect(followAnswers(tree, { qui: 'user', objet: 'autre', atteinte: 'danger' })).toEqual({
      faults: [{ question: 'atteinte', fault: 'not_asked' }],
    });
    expect(followAnswers(tree, { qui: 'constructor' })).toEqual({
      faults: [{ question: 'qui', fault: 'unknown_option' }],
    });
  });

  it.each([
    ['a way that leads nowhere', { next: 'ailleurs' }, 'leads to ailleurs'],
    ['a circle', { next: 'qui' }, 'circle'],
    ['advice that is not there', { advice: ['none'] }, 'no advice none'],
  ])('is refused with %s', (_, change, flaw) => {
    const [first, ...others] = tree.questions;
    if (!first) throw new Error('no question');
    const options = first.options.map((option, at) => (at === 0 ? { ...option, ...change } : option));

    expect(flawsOfTree({ ...tree, questions: [{ ...first, options }, ...others] }).join()).toContain(flaw);
  });
});
