import { sentenceOf } from './sentence-of.js';

const fault = (details: object) => Object.assign(new Error('failed'), details);

describe('what an operator reads of a failure', () => {
  it('names the place where no database answers', () => {
    const refused = fault({ code: 'ECONNREFUSED', address: '127.0.0.1', port: 5999 });

    expect(sentenceOf(refused)).toMatch(/^No PostgreSQL answers at 127.0.0.1:5999. /);
    expect(sentenceOf(fault({ code: 'ECONNREFUSED', errors: [refused] }))).toMatch(/ at 127.0.0.1:5999. /);
  });

  it.each([
    [fault({ code: 'ENOTFOUND', hostname: 'nowhere' }), /^The database host nowhere is not known/],
    [fault({ code: '3D000' }), /^PostgreSQL refuses: failed/],
    [fault({ faults: [] }), /^failed$/],
  ])('is a sentence', (thrown, sentence) => {
    expect(sentenceOf(thrown)).toMatch(sentence);
  });

  it('is the whole stack for a bug', () => {
    expect(sentenceOf(fault({}))).toContain('sentence-of.spec');
  });
});
