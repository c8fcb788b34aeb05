import { adviceOf, answered, asked, CHECK, nextStep, type QuestionWay, type ReportDraft, stepBefore } from './draft.js';

const option = (id: string, next: string, advice: string[] = []) => ({ id, label: id, next, advice });
const way: QuestionWay = {
  version: 1,
  start: 'who',
  questions: [
    { id: 'who', title: 'Who?', options: [option('user', 'what')] },
    { id: 'what', title: 'What?', options: [option('health', 'harm'), option('other', 'end')] },
    { id: 'harm', title: 'Harm?', options: [option('danger', 'end', ['call']), option('no', 'end')] },
  ],
};
const empty: ReportDraft = { key: 'k', questionsVersion: 1, answers: {}, files: [] };
const whole: ReportDraft = {
  ...empty,
  application: { name: 'Sommeil' },
  answers: { who: 'user', what: 'other' },
  text: 'told',
  details: {},
  filesDone: true,
  contact: { mayContact: false },
};

describe('a report that is being written', () => {
  it('asks one thing after the other, and is checked when all is said', () => {
    expect(nextStep(empty, way)).toBe('application');
    expect(nextStep({ ...empty, application: { name: 'Sommeil' } }, way)).toBe('questions/who');
    expect(nextStep({ ...whole, text: undefined } as unknown as ReportDraft, way)).toBe('recit');
    expect(nextStep(whole, way)).toBe(CHECK);
  });

  it('asks what a changed answer leads to, and forgets what it leads away from', () => {
    const harmed = answered(whole, way, 'what', 'health');
    expect(nextStep(harmed, way)).toBe('questions/harm');
    const told = answered(harmed, way, 'harm', 'danger');
    expect(nextStep(told, way)).toBe(CHECK);
    expect(answered(told, way, 'what', 'other').answers).toEqual({ who: 'user', what: 'other' });
  });

  it('knows the advice of its answers', () => {
    expect(adviceOf({ answers: { who: 'user', what: 'health', harm: 'danger' } }, way)).toEqual(['call']);
    expect(adviceOf(whole, way)).toEqual([]);
  });

  it('goes back page by page', () => {
    expect(stepBefore('application', whole, way)).toBeUndefined();
    expect(stepBefore('recit', whole, way)).toBe('questions/what');
    expect(stepBefore(CHECK, whole, way)).toBe('coordonnees');
  });

  it('does not go round where a tree would', () => {
    const round = { ...way, questions: [{ id: 'who', title: 'Who?', options: [option('user', 'who')] }] };
    expect(asked({ answers: { who: 'user' } }, round)).toHaveLength(1);
  });
});
