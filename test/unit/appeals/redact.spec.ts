import fc from 'fast-check';
import { hidden, noRedactions, readAs, REDACTED, without } from '../../../src/appeals/domain/redactions';
import { redactedIn } from '../../../src/appeals/views/redacted';
import type { AttachmentId, Revision } from '../../../src/kernel/ids';
import {
  COUNTY_CENTRE,
  as,
  countyDispatcher,
  dispatcherOf,
  reporter,
  supervisor,
  townDispatcher,
  townOfficer,
} from '../../kit/appeal-context';
import { unitId } from '../../kit/hanyin';
import { ask, by, handling, reported, sealed, told } from '../../kit/appeal-story';

const was = sealed('李长顺的车撞断了电线杆');
const now = sealed('〔已隐去〕的车撞断了电线杆');
const reason = sealed('与诉求无关的旁人');
const text = { revision: 0 as Revision, field: '/words', was, now };
const photo = 'a-photo' as AttachmentId;
const redact = ask('redact', { passage: [text], reason });

describe('hiding a passage or an attachment', () => {
  it('is for the dispatcher of the place, whatever its status, with the reason', () => {
    const event = {
      type: 'AppealRedacted' as const,
      data: { by: COUNTY_CENTRE, texts: [text], hides: [], reason },
    };
    told(...handling)
      .when(redact, as(countyDispatcher))
      .thenMatching(event);
    told(reported(), by(reporter, 'withdraw', {}))
      .when(redact, as(townDispatcher))
      .thenMatching({ type: 'AppealRedacted' });
  });

  it.each([
    ['who handles it', townOfficer],
    ['a supervisor', supervisor],
    ['the reporter', reporter],
    ['a dispatcher of another place', dispatcherOf(unitId('centre-610921107'))],
  ] as const)('is not for %s', (_who, actor) => {
    told(...handling)
      .when(redact, as(actor))
      .thenRefused('appeal/not-dispatcher');
  });

  it('takes an attachment once, and nothing that is not there', () => {
    const hide = ask('redact', { attachment: [photo], reason });
    told(...handling)
      .when(hide, as(countyDispatcher))
      .thenMatching({ type: 'AppealRedacted', data: expect.objectContaining({ hides: [photo], texts: [] }) });
    told(...handling, by(countyDispatcher, 'redact', { attachment: [photo], reason }))
      .when(hide, as(countyDispatcher))
      .thenRefused('appeal/nothing-to-redact');
    told(...handling)
      .when(ask('redact', { passage: [], reason }), as(countyDispatcher))
      .thenRefused('appeal/nothing-to-redact');
  });
});

describe('what is read where something was hidden', () => {
  const one = hidden(noRedactions, { texts: [text], hides: [photo] });

  it('is the text without it, at any depth of a view, and a mark on the attachment', () => {
    const view = {
      words: was,
      remarks: [{ text: was, attachments: [{ id: photo, mediaType: 'image/jpeg' }] }],
    };
    expect(redactedIn(view, one)).toEqual({
      words: now,
      remarks: [{ text: now, attachments: [{ id: photo, mediaType: 'image/jpeg', redacted: true }] }],
    });
    expect(redactedIn(view, noRedactions)).toBe(view);
  });

  it('is the last of several', () => {
    const last = sealed('〔已隐去〕的〔已隐去〕撞断了电线杆');
    const two = hidden(one, { texts: [{ ...text, was: now, now: last }], hides: [] });
    expect(readAs(was, two)).toBe(last);
    expect(readAs(now, two)).toBe(last);
    expect(readAs(reason, two)).toBe(reason);
    expect(two.attachments).toEqual([photo]);
  });

  it('never has the passage, in whatever shape it was said, and is the same where it was nowhere', () => {
    const said = fc.oneof(
      fc.string(),
      fc.array(fc.string()),
      fc.record({ zh: fc.string(), of: fc.array(fc.record({ answer: fc.string(), count: fc.integer() })) }),
    );
    const passage = fc.string({ minLength: 2, maxLength: 4 }).filter((each) => !REDACTED.includes(each));
    fc.assert(
      fc.property(said, passage, (value, hides) => {
        const left = without(value, hides);
        const strings: string[] = [];
        JSON.stringify(left, (_name, each: unknown) => {
          if (typeof each === 'string') strings.push(each);
          return each;
        });
        for (const each of strings)
          expect(each.split(REDACTED).some((part) => part.includes(hides))).toBe(false);
        expect(left === value || strings.some((each) => each.includes(REDACTED))).toBe(true);
      }),
    );
    expect(without({ zh: '李长顺', of: ['看见李长顺', 3, null] }, '李长顺')).toEqual({
      zh: REDACTED,
      of: [`看见${REDACTED}`, 3, null],
    });
  });
});
