import { RecentAnswers } from './recent-answers.js';

describe('what was just found about a caller', () => {
  it('is looked up once', async () => {
    const recent = new RecentAnswers<string>();
    let looks = 0;
    const look = async () => `answer ${++looks}`;

    await recent.find('key', look);

    expect(await recent.find('key', look)).toBe('answer 1');
  });

  it('is forgotten at once when something changes', async () => {
    const recent = new RecentAnswers<string>();
    await recent.find('key', async () => 'before');

    recent.clear();

    expect(await recent.find('key', async () => 'after')).toBe('after');
  });

  it('is not kept when a change overtook the look', async () => {
    const recent = new RecentAnswers<string>();
    const overtaken = recent.find('key', async () => {
      recent.clear();
      return 'before';
    });

    expect(await overtaken).toBe('before');
    expect(await recent.find('key', async () => 'after')).toBe('after');
  });

  it('does not remember that there was nobody', async () => {
    const recent = new RecentAnswers<string>();
    await recent.find('key', async () => undefined);

    expect(await recent.find('key', async () => 'somebody')).toBe('somebody');
  });
});
