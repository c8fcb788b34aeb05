import type { IntakeRules } from '../application/neighbours.js';
import { SourceLimiter, sourceOf } from './source-limiter.js';

const few = { times: 2, withinSeconds: 60 };
const limiter = () =>
  new SourceLimiter({
    reportsOfOneSource: few,
    provenReportsOfOneSource: { times: 3, withinSeconds: 60 },
    reportsOfOneApplication: few,
    drafts: { ofOneSource: { times: 2, withinSeconds: 60 } },
    attachments: { ofOneSource: few },
    wrongCodesOfOneSource: few,
  } as unknown as IntakeRules);

describe('a source', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('of %s is %s', (address, source) => expect(sourceOf(address)).toBe(source));

  it('may report so often, and no host of its /64 more; others still may', async () => {
    const limits = limiter();
    await limits.countReport('2001:db8:1:2::1');
    await limits.countReport('2001:db8:1:2::2');

    await expect(limits.countReport('2001:db8:1:2:ffff::3')).rejects.toMatchObject({ code: 'too_many_requests' });
    await expect(limits.countReport('2001:db8:1:3::1')).resolves.toBeUndefined();
  });

  it('may report more often with a proof of work, and as often as before without', async () => {
    const limits = limiter();
    for (let no = 0; no < 3; no += 1) await limits.countReport('192.0.2.1', true);

    await expect(limits.countReport('192.0.2.1', true)).rejects.toMatchObject({ code: 'too_many_requests' });
    await expect(limits.countReport('192.0.2.1')).resolves.toBeUndefined();
  });

  it('may type so many wrong codes; right ones are not counted', async () => {
    const limits = limiter();
    await limits.beforeCode('192.0.2.1');
    await limits.countWrongCode('192.0.2.1');
    await limits.beforeCode('192.0.2.1');
    await limits.countWrongCode('192.0.2.1');

    await expect(limits.beforeCode('192.0.2.1')).rejects.toMatchObject({
      facts: { retryAfterSeconds: expect.any(Number) },
    });
    await expect(limits.beforeCode('192.0.2.2')).resolves.toBeUndefined();
  });
});

describe('an application', () => {
  it('passes on so many reports, and another one still may', async () => {
    const limits = limiter();
    await limits.countReportOf('one');
    await limits.countReportOf('one');

    await expect(limits.countReportOf('one')).rejects.toMatchObject({ code: 'too_many_requests' });
    await expect(limits.countReportOf('other')).resolves.toBeUndefined();
  });
});
