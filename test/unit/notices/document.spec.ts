import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidDocument } from '../../../src/kernel/invalid-document';
import { filledIn, indexNotices, moments, tellings, validateNotices } from '../../../src/notices';
import { DEPLOY } from '../../kit/hanyin';

const shipped: unknown = JSON.parse(readFileSync(join(DEPLOY, 'notices/notices.json'), 'utf8'));
const rule = { moment: 'resolved', to: 'reporter', zh: '{{number}}已办结', en: '{{number}} is done' };
const refused = (...notices: readonly object[]): string => {
  try {
    validateNotices({ notices });
  } catch (error) {
    if (error instanceof InvalidDocument) return `${error.pointer} ${error.reason}`;
    throw error;
  }
  return 'taken';
};

describe('the table of notices', () => {
  it('as shipped holds, and tells somebody at each moment, in both languages', () => {
    const table = indexNotices(validateNotices(shipped), 1);
    for (const moment of moments) {
      const told = table.of(moment, 'critical');
      expect(told.map(({ to }) => to).toSorted()).toEqual([...tellings[moment].to].toSorted());
      // Who is on duty is told of what is critical.
      expect(table.of(moment, 'routine').map(({ to }) => to)).toEqual(
        told.map(({ to }) => to).filter((to) => to !== 'duty'),
      );
      for (const { zh, en } of told) {
        expect(zh).toMatch(/[\u4e00-\u9fff].*[。]$/);
        expect(en).not.toMatch(/[\u4e00-\u9fff]/);
      }
    }
  });

  it('takes the first rule that matches, so that the special stands before the general', () => {
    const table = indexNotices(validateNotices(shipped), 1);
    const toHolder = (urgency: 'routine' | 'critical') =>
      table.of('routed', urgency).filter(({ to }) => to === 'holder');
    expect(toHolder('critical').map(({ zh }) => zh.slice(0, 4))).toEqual(['特急派单']);
    expect(toHolder('routine').map(({ zh }) => zh.slice(0, 3))).toEqual(['新派单']);
  });

  it.each([
    [
      'a rule behind one that matches all of it',
      [rule, { ...rule, urgencies: ['urgent'] }],
      '/notices/1 is never reached: rule 0',
    ],
    [
      'somebody who has nothing to do with the moment',
      [{ ...rule, to: 'holder' }],
      '/notices/0/to of resolved can be told: reporter',
    ],
    [
      'a field that is not known then',
      [{ ...rule, en: 'due {{due}}' }],
      '/notices/0/en {{due}} is not known',
    ],
    [
      'who is on duty, to who is no colleague of theirs',
      [{ ...rule, moment: 'routed', zh: '{{duty}}' }],
      '/notices/0/zh {{duty}} is not known',
    ],
    ['a field that there never is', [{ ...rule, zh: '{{phone}}' }], '/notices/0/zh {{phone}} is not known'],
    ['half a brace', [{ ...rule, zh: '{number}}' }], '/notices/0/zh has a brace'],
    ['a language that is missing', [{ ...rule, en: ' ' }], '/notices/0/en must be a text'],
    [
      'a text that fits on no screen',
      [{ ...rule, zh: '长'.repeat(201) }],
      '/notices/0/zh must have at most 200',
    ],
    ['a moment that there is not', [{ ...rule, moment: 'closed' }], '/notices/0/moment must be one of'],
    [
      'a channel that there is not',
      [{ ...rule, channels: ['webhook', 'sms'] }],
      '/notices/0/channels/1 must be one of webhook, kafka, log',
    ],
    ['a channel twice', [{ ...rule, channels: ['log', 'log'] }], '/notices/0/channels/1 is named twice'],
    [
      'a wait that there is not',
      [{ ...rule, waits: 'monday' }],
      '/notices/0/waits must be one of quiet-hours, working-time',
    ],
    [
      'a misspelt field of a rule',
      [{ ...rule, urgency: 'urgent' }],
      '/notices/0/urgency is not a known field',
    ],
  ])('refuses %s, with the place', (_, notices, sentence) => {
    expect(refused(...notices)).toContain(sentence);
  });

  it.each([
    [{ quietHours: { from: '21:00', to: '24:00' } }, '/quietHours/to must be a time of day'],
    [{ quietHours: { from: '21:00', to: '21:00' } }, '/quietHours must leave some of the day'],
    [{ gatherMinutes: 61 }, '/gatherMinutes must be whole minutes from 0 to 60'],
    [{ gatherMinutes: 1.5 }, '/gatherMinutes must be whole minutes from 0 to 60'],
    [{ channels: 'webhook' }, '/channels must be a list'],
  ])('refuses %j, with the place', (members, sentence) => {
    let said = 'taken';
    try {
      validateNotices({ notices: [rule], ...members });
    } catch (error) {
      said = error instanceof InvalidDocument ? `${error.pointer} ${error.reason}` : String(error);
    }
    expect(said).toContain(sentence);
  });

  it('says by which channels a rule goes: its own, else those of the table, else none', () => {
    const channelsOf = (table: object) => {
      const indexed = indexNotices(validateNotices(table), 1);
      return indexed.of('resolved', 'routine').map((each) => indexed.channelsOf(each));
    };
    expect(channelsOf({ notices: [rule] })).toEqual([[]]);
    expect(channelsOf({ channels: ['kafka'], notices: [rule] })).toEqual([['kafka']]);
    expect(channelsOf({ channels: ['kafka'], notices: [{ ...rule, channels: [] }] })).toEqual([[]]);
    expect(channelsOf({ notices: [{ ...rule, channels: ['webhook', 'log'] }] })).toEqual([
      ['webhook', 'log'],
    ]);
  });

  it('fills blanks as they are, whatever stands in the value', () => {
    expect(filledIn('{{number}}，{{ place }}', { number: '$1', place: '{{number}}' })).toBe('$1，{{number}}');
    expect(() => filledIn('{{due}}', {})).toThrow('nothing is known to fill {{due}} with');
  });
});
