import fc from 'fast-check';
import { type AccountId, addDays, type Day, flawsOf, frenchCalendar, newId, startOf } from '#libs/kernel';
import { aQuestion, aVerdict } from '../decision/decision.builders.js';
import { issueDecision } from '../decision/issue-decision.js';
import { Notice } from './notice.js';
import { noticeLifecycle } from './notice.lifecycle.js';

const calendar = frenchCalendar({ alsaceMoselle: false });
const { decision } = issueDecision(aQuestion([aVerdict()], 'full'));
const owner = 'owner' as AccountId;
const available = () => Notice.of(decision, newId<'Notice'>(), calendar);
const on = (day: string) => startOf(day as Day);

describe('the life of a notice', () => {
  it('has no state that is never reached and no dead end', () => {
    expect(flawsOf(noticeLifecycle)).toEqual([]);
  });
});

describe('a notice', () => {
  it('counts as read after the time of the policy', () => {
    expect(available().toSnapshot()).toMatchObject({
      state: 'available',
      deemedReadOn: '2026-03-17',
      appealUntil: null,
    });
  });

  it('opens the appeal period on the day it is acknowledged', () => {
    const notice = available();

    expect(notice.acknowledge(owner, on('2026-03-05'), calendar)).toBe(true);

    expect(notice.toSnapshot()).toMatchObject({
      state: 'acknowledged',
      notifiedOn: '2026-03-05',
      appealUntil: '2026-05-05',
    });
  });

  it('keeps its first receipt when it is acknowledged again', () => {
    const notice = available();
    notice.acknowledge(owner, on('2026-03-05'), calendar);
    const first = notice.toSnapshot();

    expect(notice.acknowledge('other' as AccountId, on('2026-03-09'), calendar)).toBe(false);

    expect(notice.toSnapshot()).toEqual(first);
  });

  it('is not deemed read while it may still be read in time', () => {
    expect(() => available().deemRead('2026-03-17' as Day, calendar)).toThrow(/deemed_day_passed/);
  });

  it('opens the appeal period on the deemed day when nobody reads it', () => {
    const notice = available();

    notice.deemRead('2026-03-18' as Day, calendar);

    expect(notice.toSnapshot()).toMatchObject({
      state: 'deemed_read',
      notifiedOn: '2026-03-17',
      appealUntil: '2026-05-18',
    });
  });

  it('may be opened later without moving the appeal period', () => {
    const notice = available();
    notice.deemRead('2026-03-18' as Day, calendar);

    notice.acknowledge(owner, on('2026-06-01'), calendar);

    expect(notice.toSnapshot()).toMatchObject({
      state: 'acknowledged',
      notifiedOn: '2026-03-17',
      appealUntil: '2026-05-18',
    });
  });

  it('never counts as notified later than the deemed day, whenever it is read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
        const notice = available();
        notice.acknowledge(owner, startOf(addDays('2026-03-02' as Day, days)), calendar);
        const { notifiedOn, deemedReadOn } = notice.toSnapshot();
        expect(notifiedOn !== null && notifiedOn <= deemedReadOn).toBe(true);
      }),
    );
  });
});
