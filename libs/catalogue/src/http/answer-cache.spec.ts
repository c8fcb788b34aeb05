import { AnswerCache } from './answer-cache.js';

const answer = (bytes: number) => Buffer.alloc(bytes);

describe('the answers kept in memory', () => {
  it('are given again while the catalogue has not changed', () => {
    const cache = new AnswerCache();
    cache.keep('7', '/a', answer(3));

    expect(cache.find('7', '/a')).toHaveLength(3);
    expect(cache.find('7', '/b')).toBeUndefined();
  });

  it('are all forgotten when it changes', () => {
    const cache = new AnswerCache();
    cache.keep('7', '/a', answer(3));

    expect(cache.find('8', '/a')).toBeUndefined();
    cache.keep('8', '/b', answer(3));
    expect(cache.find('8', '/a')).toBeUndefined();
  });

  it('stay within their number and their weight, the oldest leaving first', () => {
    const cache = new AnswerCache();
    for (let at = 0; at <= 500; at += 1) cache.keep('1', `/${at}`, answer(10));
    expect(cache.find('1', '/0')).toBeUndefined();
    expect(cache.find('1', '/500')).toBeDefined();

    cache.keep('1', '/heavy', answer(16 * 1024 * 1024));
    expect(cache.find('1', '/500')).toBeUndefined();
    expect(cache.find('1', '/heavy')).toBeDefined();
  });
});
