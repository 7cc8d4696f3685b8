import type { VisibleFilter } from '../../../src/access';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { appealsProjection } from '../../../src/appeals/read-models/appeals.projection';
import { searchProjection } from '../../../src/appeals/read-models/search.projection';
import { decisionsProjection } from '../../../src/appeals/signals/decision';
import { accountHash, signalsProjection } from '../../../src/appeals/signals/project';
import { signalsByUnit, signalsOf, type SignalSource } from '../../../src/appeals/signals/query';
import type { AppealId } from '../../../src/kernel/ids';
import type { SealedWords, WordHash } from '../../../src/kernel/ports/words';
import { createTables, physicalName } from '../../../src/runtime/projections/layout';
import { written } from '../../kit/read-tables';
import { temporaryFolder } from '../../kit/temporary-folder';
import {
  deadline,
  event,
  LEAD,
  PANLONG,
  POLE,
  PUXI_CENTRE,
  reported,
  ROADS,
  routed,
  sealed,
  START,
  told,
  type Line,
} from '../appeals-views/story';

/** What stands in the box is the words themselves. */
const openly: SealedWords = {
  hashesOf: async (words) => words.map(({ text: { box } }) => box.split(' ') as WordHash[]),
};
const supervisor: VisibleFilter = {
  anyOf: [{ column: 'county', equals: '610921' }],
  hiddenIfNamed: { units: [], persons: [], byConfirmedOnly: false },
  violationsHidden: 'none',
  claims: false,
};
const kept: VisibleFilter = { ...supervisor, violationsHidden: 'all' };
const DAY = 24 * 60;

const about = {
  ...{ region: PANLONG, service: ROADS, unit: PUXI_CENTRE, round: 1, tier: 'town' },
  ...{ urgency: 'routine', channel: 'app', origin: 'citizen' },
};
const of = (happened: AppealEvent): AppealEvent =>
  ({ ...happened, data: { ...happened.data, about } }) as AppealEvent;
const numbered = (n: number): AppealId =>
  `0190a1b2-3c4d-8e5f-8a9b-${String(n).padStart(12, '0')}` as AppealId;

const handle = deadline('1/handle/-/1', 'handle', PUXI_CENTRE, START, 2 * DAY);
const at = (after: number, happened: AppealEvent, stream: AppealId = POLE): Line => ({
  event: of(happened),
  after,
  stream,
});
const begins = (
  stream: AppealId = POLE,
  after = 0,
  over: Parameters<typeof reported>[0] = {},
): readonly Line[] => [
  at(after, reported({ id: stream, ...over }), stream),
  at(after, routed({ clocks: { started: [handle] } }), stream),
];
const contact = (after: number, stream = POLE, reached = true): Line =>
  at(
    after,
    event('ContactRecorded', { unit: PUXI_CENTRE, means: 'phone', reached, status: 'handling' } as never),
    stream,
  );
const resolved = (after: number, stream = POLE, account = '已 修 复', over: object = {}): Line =>
  at(
    after,
    event('AppealResolved', {
      ...{ unit: PUXI_CENTRE, outcome: 'solved', attachments: [], account: sealed(account) },
      ...{ clocks: { met: [handle.id] } },
      ...over,
    } as never),
    stream,
  );
const reopened = (after: number, stream = POLE): Line =>
  at(after, event('AppealReopened', { by: 'reporter' } as never), stream);

describe('signals of closings that may be none', () => {
  let read: Awaited<ReturnType<typeof written>>;
  let source: SignalSource;
  beforeEach(async () => {
    const of = [appealsProjection, searchProjection, signalsProjection];
    read = await written(temporaryFolder(), of, openly);
    await createTables(read.kysely, decisionsProjection.tables, 1);
    const nameOf = { ...read.nameOf, signal_decisions: physicalName('signal_decisions', 1) };
    source = {
      nameOf,
      lists: { kysely: read.kysely, nameOf: read.nameOf as never, parked: async () => [] },
    };
  });
  afterEach(() => read.close());

  const happens = (...lines: readonly Line[]) => read.project(...told(...lines));
  const signals = async (visible = supervisor) =>
    (await signalsOf(source, {}, visible, { limit: 50 })).items.map(({ code, appeal, minutes, likes }) => ({
      ...{ code, appeal, minutes, likes },
    }));
  const codes = async (visible = supervisor) => (await signals(visible)).map(({ code }) => code).sort();

  it('are none where the holder called, took its time and was done', async () => {
    await happens(...begins(), contact(10), resolved(60));
    expect(await signals()).toEqual([]);
  });

  it.each([
    ['a contact that reached nobody', [contact(10, POLE, false)], ['no-contact']],
    ['no contact at all', [], ['no-contact']],
    ['the reporter gone', [at(10, event('AppealWithdrawn', { continues: true }))], []],
  ])('see %s before it was resolved', async (_, between, expected) => {
    await happens(...begins(), ...between, resolved(60));
    expect(await codes()).toEqual(expected);
  });

  it('ask for a contact in each round anew', async () => {
    await happens(...begins(), contact(10), resolved(60), reopened(16 * DAY), resolved(17 * DAY));
    expect(await codes()).toEqual(['no-contact']);
  });

  it('see what was done in the last minutes of a long time, and not of a short one', async () => {
    await happens(...begins(), contact(10), resolved(2 * DAY - 12));
    expect(await signals()).toEqual([{ code: 'minutes-before-due', appeal: POLE, minutes: 12, likes: 0 }]);
    const short = deadline('1/handle/-/1', 'handle', PUXI_CENTRE, START, 30);
    await happens(
      at(
        0,
        reported({ id: LEAD, reporter: { citizen: 'citizen-li', contact: sealed('李') } as never }),
        LEAD,
      ),
      at(0, routed({ clocks: { started: [short] } }), LEAD),
      contact(5, LEAD),
      resolved(25, LEAD, '已 到 场'),
    );
    expect(await codes()).toEqual(['minutes-before-due']);
  });

  it('see a reporter who withdraws after the holder’s contact, within a week', async () => {
    const withdrawn = (after: number, stream: AppealId) =>
      at(after, event('AppealWithdrawn', { continues: false }), stream);
    await happens(...begins(), contact(10), withdrawn(70, POLE));
    await happens(...begins(LEAD), contact(10, LEAD), withdrawn(9 * DAY, LEAD));
    expect(await signals()).toEqual([
      { code: 'withdrawn-after-contact', appeal: POLE, minutes: 60, likes: 0 },
    ]);
  });

  it('see what is reopened within 15 days, and what is said to be not solved', async () => {
    await happens(
      ...begins(),
      contact(10),
      resolved(60),
      at(90, event('AppealRated', { round: 1, stars: 1, solved: false } as never)),
      at(91, event('FollowUpRecorded', { reached: true, solved: false } as never)),
      reopened(120),
    );
    expect(await codes()).toEqual(['came-back', 'not-solved']);
    await happens(
      ...begins(LEAD),
      contact(10, LEAD),
      resolved(60, LEAD, '另 一 件'),
      reopened(60 + 16 * DAY, LEAD),
    );
    expect(await codes()).toEqual(['came-back', 'not-solved']);
  });

  it('see the same matter of the same reporter come again, and show it to who may see both', async () => {
    await happens(...begins(), contact(10), resolved(60));
    await happens(...begins(numbered(1), 3 * DAY));
    expect(await signals()).toEqual([{ code: 'came-back', appeal: POLE, minutes: 3 * DAY - 60, likes: 1 }]);
    expect(await codes(kept)).toEqual(['came-back']);
    const classified = {
      service: ROADS,
      urgency: 'routine',
      tags: [],
      by: 'person',
      violation: true,
      reason: '',
    };
    await happens(at(4 * DAY, event('AppealClassified', classified as never), numbered(1)));
    // What came again is a violation report now: nobody from whom it is hidden learns of it here.
    expect(await codes(kept)).toEqual([]);
  });

  it('let no violation report lead to another appeal, by its reporter or by its words', async () => {
    const violation = { violation: true };
    for (const n of [1, 2, 3, 4])
      await happens(
        ...begins(numbered(n), n * 1_000, violation),
        contact(n * 1_000 + 10, numbered(n)),
        resolved(n * 1_000 + 60, numbered(n)),
      );
    expect(await signals()).toEqual([]);
  });

  it('see the same account for the third time, whatever is between its words, and of one unit alone', async () => {
    const answers = (n: number, account: string, over: object = {}) =>
      happens(
        ...begins(numbered(n), 0, { reporter: { citizen: `citizen-${n}`, contact: sealed('c') } as never }),
        contact(10, numbered(n)),
        resolved(60 + n, numbered(n), account, over),
      );
    await answers(1, '已 安排 处理');
    await answers(2, '已 安排 处理');
    await answers(3, '处理 已 安排');
    await answers(4, '已 安排 处理', { unit: 'centre-610921107' });
    await answers(5, '已 安排 处理', { incident: '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a99' });
    expect(await signals()).toEqual([]);
    await answers(6, '已 安排 处理');
    expect(await signals()).toEqual([{ code: 'same-account', appeal: numbered(6), minutes: null, likes: 2 }]);
    expect(accountHash(['a', 'bc'])).not.toBe(accountHash(['ab', 'c']));
  });

  it('are counted per unit, by what supervisors have said of them', async () => {
    await happens(...begins(), resolved(60));
    await happens(
      ...begins(LEAD, 0, { reporter: undefined, proxy: { citizen: 'p', contact: sealed('p') } as never }),
      resolved(60, LEAD, '另 一 件'),
    );
    const [first] = (await signalsOf(source, {}, supervisor, { limit: 1 })).items;
    const says = (confirmed: boolean) =>
      read.kysely
        .insertInto(source.nameOf['signal_decisions'] ?? '')
        .values({
          ...{ signal: first?.signal, confirmed: confirmed ? 1 : 0, reason: '{}' },
          ...{ decided_by: 'supervisor-610921', decided_at: START },
        })
        .execute();
    await says(true);
    expect(await signalsByUnit(source, {}, supervisor)).toEqual([
      { unit: PUXI_CENTRE, open: 1, confirmed: 1, dismissed: 0 },
    ]);
    const open = await signalsOf(source, { state: ['open'] }, supervisor, { limit: 9 });
    expect(open.items.map(({ signal }) => signal)).not.toContain(first?.signal);
    const page = await signalsOf(source, {}, supervisor, { limit: 1 });
    const next = await signalsOf(source, {}, supervisor, { limit: 1, cursor: page.next });
    expect(new Set([...page.items, ...next.items].map(({ signal }) => signal)).size).toBe(2);
  });
});
