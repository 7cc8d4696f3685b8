import fc from 'fast-check';
import type { Appeal } from '../../../src/appeals/domain/appeal';
import { appealDecider } from '../../../src/appeals/domain/decider';
import { momentOf, noticed, recipientsOf, valuesOf } from '../../../src/appeals/notices/moments';
import { noticeDecider, type NoticeSent } from '../../../src/appeals/notices/notice';
import { namesFrom } from '../../../src/appeals/views/names';
import { DomainError } from '../../../src/kernel/domain-error';
import type { PersonId } from '../../../src/kernel/ids';
import { filledIn, tellings } from '../../../src/notices';
import { hanyin, neighbour, officerOf, PANLONG_CENTRE, START } from '../../kit/appeal-context';
import { asRecorded, lived, lives } from '../../kit/appeal-life';

const names = namesFrom(hanyin.directory, hanyin.catalogue);
const { evolve, initial } = appealDecider;

describe('what is told of an appeal', () => {
  it('can always be filled in: each field that a text may name is known at its moment, in both languages', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        let appeal = initial;
        for (const { event, revision, metadata } of asRecorded(lived(steps).log)) {
          appeal = evolve(appeal, event, { ...metadata, revision });
          const moment = momentOf(event);
          if (moment === undefined) continue;
          expect(noticed).toContain(event.type);
          const { zh, en } = valuesOf(moment, event, appeal as Appeal, names);
          const all = tellings[moment].fields.map((field) => `{{${field}}}`).join(' ');
          for (const values of [zh, en]) expect(filledIn(all, values)).not.toMatch(/undefined|NaN|\[object/);
          for (const to of tellings[moment].to)
            // Who of a unit is on duty is the roster's to say.
            if (to !== 'reporter' && to !== 'duty')
              expect(recipientsOf(to, event, appeal as Appeal)).not.toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('a notice', () => {
  const sent: NoticeSent['data'] = {
    ...{ appeal: 'a', number: '610921-20260701-0001', receivedAt: START, moment: 'routed', source: 2 },
    ...{ to: { kind: 'unit', id: PANLONG_CENTRE }, text: { key: 'k', box: 'b' }, table: 1 },
  } as never;
  const context = { now: START, versions: {} };
  const decide = (
    command: Parameters<typeof noticeDecider.decide>[0],
    state: ReturnType<typeof noticeDecider.evolve>,
    actor = officerOf(PANLONG_CENTRE),
  ) => noticeDecider.decide(command, state, { ...context, actor });

  it('is sent once', () => {
    const send = { verb: 'sendNotice', data: sent } as const;
    expect(decide(send, noticeDecider.initial)).toEqual([{ type: 'NoticeSent', data: sent }]);
    expect(decide(send, { sent, readBy: [] })).toEqual([]);
    const posted = { channel: 'kafka', target: '', message: 'm', notices: ['n'], attempts: 3 } as const;
    const fail = { verb: 'failNotice', data: { ...sent, posted, cause: 'answered 422' } } as const;
    expect(decide(fail, noticeDecider.initial)).toEqual([{ type: 'NoticeFailed', data: fail.data }]);
    // However it ended, it ended once.
    expect(decide(fail, { sent, readBy: [] })).toEqual([]);
    expect(decide(send, { failed: true, readBy: [] })).toEqual([]);
  });

  it('is read once by each of those to whom it was told, and by nobody else', () => {
    const read = { verb: 'readNotice', data: {} } as const;
    const reader = officerOf(PANLONG_CENTRE);
    expect(decide(read, { sent, readBy: ['another' as PersonId] })).toEqual([
      { type: 'NoticeRead', data: { by: reader.id } },
    ]);
    expect(decide(read, { sent, readBy: [reader.id] })).toEqual([]);
    const refused = new DomainError('notice/not-found');
    expect(() => decide(read, { sent, readBy: [] }, neighbour)).toThrow(refused);
    expect(() => decide(read, noticeDecider.initial)).toThrow(refused);
    // What a channel took is no entry of the inbox.
    const posted = { channel: 'kafka', target: '', message: 'm', notices: ['n'], attempts: 1 } as const;
    expect(() => decide(read, { sent: { ...sent, posted }, readBy: [] })).toThrow(refused);
  });
});
