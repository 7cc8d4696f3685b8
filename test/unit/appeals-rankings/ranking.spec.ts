import { isReproduced, rankingOf } from '../../../src/appeals/rankings/made';
import { membersOf } from '../../../src/appeals/rankings/inputs';
import {
  rankingAggregate,
  type RankingCommand,
  type RankingEvent,
} from '../../../src/appeals/rankings/ranking';
import { shown } from '../../../src/appeals/publication/edition';
import { tableOf } from '../../../src/appeals/rankings/table';
import { publicView } from '../../../src/appeals/rankings/views';
import type { Measured } from '../../../src/appeals/rankings/inputs';
import type { Actor } from '../../../src/kernel/actor';
import { SYSTEM } from '../../../src/kernel/actor';
import type { PersonId, Revision } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import type { Group } from '../../../src/scoring';
import { canonicalText } from '../../../src/runtime/canonical';
import { reference } from '../appeals-http/county';

const { decider } = rankingAggregate;
const now = '2026-07-06T01:00:00.000Z' as Instant;
const named = (id: string): Actor => ({ ...SYSTEM, id: id as PersonId });
const [wang, li, zhao] = ['dispatcher-wang', 'supervisor-li', 'dispatcher-zhao'].map(named) as [
  Actor,
  Actor,
  Actor,
];

const towns: Group = {
  ...{ id: 'towns', zh: '各镇', en: 'Towns', members: { places: 'town' } },
  components: [
    { measure: 'on-time', weight: 60, best: 1, worst: 0.5, samples: 5 },
    { measure: 'speed', weight: 40, best: 60, worst: 600, samples: 5 },
  ],
};
/** 蒲溪镇: 21 due, one of them excluded, 18 of the other 20 met. 漩涡镇 has four. */
const june: Measured = {
  figures: {
    'r:610921102': { 'whole.due': 21, 'whole.met': 18, begun: 21, backlog: 1 },
    'r:610921103': { 'whole.due': 30, 'whole.met': 15, begun: 30 },
    'r:610921107': { 'whole.due': 4, 'whole.met': 4, begun: 4 },
  },
  excluded: { 'r:610921102': { 'whole.due': 1 } },
  took: {
    'r:610921102': { resolved: { median: 330, p90: 800, samples: 20 } },
    'r:610921103': { resolved: { median: 60, p90: 90, samples: 30 } },
    'r:610921107': { resolved: { median: 60, p90: 90, samples: 4 } },
  },
};
const made = {
  ...{ month: '2026-06', scoring: 1, group: towns, definitions: 1 },
  counted: { as: 'frozen' as const },
};
const content = rankingOf(made, membersOf(towns, reference.directory), june);

const after = (...acts: readonly (readonly [Actor, RankingCommand])[]) => {
  let state = decider.initial;
  const events: RankingEvent[] = [];
  for (const [actor, command] of acts)
    for (const event of decider.decide(command, state, { now, actor, versions: {} })) {
      state = decider.evolve(state, event, { revision: events.length as Revision, occurredAt: now, actor });
      events.push(event);
    }
  return { state, events };
};
const codeOf = (acts: readonly (readonly [Actor, RankingCommand])[]): string => {
  try {
    after(...acts);
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
  return 'none';
};
const draft: RankingCommand = { verb: 'draftRanking', data: { content } };
const approve: RankingCommand = { verb: 'reviewRanking', data: { approved: true } };
const sendBack: RankingCommand = { verb: 'reviewRanking', data: { approved: false, note: '请核对蒲溪镇' } };
const publish: RankingCommand = { verb: 'publishRanking', data: {} };
const correct: RankingCommand = { verb: 'correctRanking', data: { content, reason: '登记时写错了镇' } };

describe('a ranking', () => {
  it('counts a frozen month without what is excluded; who has too few is not ranked', () => {
    const lineOf = (id: string) => content.lines.find(({ scope }) => scope.id === id);
    // 18/20: (0.9 - 0.5) / 0.5 = 80 points; 330 minutes: (600 - 330) / 540 = 50 points.
    expect(lineOf('610921102')).toMatchObject({
      ...{ rank: 1, score: 6_800, name: { zh: '蒲溪镇' } },
      parts: [
        { measure: 'on-time', of: 18, samples: 20, points: 8_000 },
        { measure: 'speed', of: 330, samples: 20, points: 5_000 },
      ],
    });
    expect(lineOf('610921103')).toMatchObject({ rank: 2, score: 4_000 });
    expect(lineOf('610921107')?.rank).toBeUndefined();
    expect(content.lines).toHaveLength(10);
    expect(content.lines.slice(0, 2).map(({ rank }) => rank)).toEqual([1, 2]);
  });

  it('is made again from what it names, and is not where a number was changed', () => {
    expect(isReproduced(content, june)).toBe(true);
    // As the log gives it back: its members in the order of their names.
    expect(isReproduced(JSON.parse(canonicalText(content)) as typeof content, june)).toBe(true);
    const raised = {
      ...content,
      lines: content.lines.map((line, at) => (at === 1 ? { ...line, score: 9_000 } : line)),
    };
    expect(isReproduced(raised, june)).toBe(false);
    const otherMonth = { ...june, excluded: {} };
    expect(isReproduced(content, otherMonth)).toBe(false);
    expect(isReproduced(content, undefined)).toBe(false);
    expect(isReproduced({ ...content, counted: { as: 'corrected' } }, undefined)).toBe(true);
  });

  it('goes from draft to publication by two people at least', () => {
    const { state, events } = after([wang, draft], [li, approve], [li, publish]);
    expect(events.map(({ type }) => type)).toEqual(['RankingDrafted', 'RankingReviewed', 'RankingPublished']);
    expect(state).toMatchObject([{ number: 1, state: 'published', authors: [wang.id] }]);
  });

  it.each<[string, readonly (readonly [Actor, RankingCommand])[]]>([
    [
      'publication/own-work',
      [
        [wang, draft],
        [wang, approve],
      ],
    ],
    [
      'publication/own-work',
      [
        [wang, draft],
        [li, approve],
        [wang, publish],
      ],
    ],
    // Who had a hand in it before it was drafted again, too.
    [
      'publication/own-work',
      [
        [wang, draft],
        [li, draft],
        [wang, approve],
      ],
    ],
    [
      'publication/not-approved',
      [
        [wang, draft],
        [li, publish],
      ],
    ],
    [
      'publication/not-approved',
      [
        [wang, draft],
        [li, sendBack],
        [li, publish],
      ],
    ],
    ['publication/no-draft', [[li, approve]]],
    [
      'publication/no-draft',
      [
        [wang, draft],
        [li, sendBack],
        [li, approve],
      ],
    ],
    // What was approved and drafted again has to be approved again.
    [
      'publication/not-approved',
      [
        [wang, draft],
        [li, approve],
        [wang, draft],
        [zhao, publish],
      ],
    ],
    [
      'publication/not-published',
      [
        [wang, draft],
        [wang, correct],
      ],
    ],
    [
      'publication/published',
      [
        [wang, draft],
        [li, approve],
        [li, publish],
        [wang, draft],
      ],
    ],
  ])('refuses with %s', (code, acts) => {
    expect(codeOf(acts)).toBe(code);
  });

  it('is corrected by another edition, and the one before stays on show until that is published', () => {
    const first = [
      [wang, draft],
      [li, approve],
      [li, publish],
      [zhao, correct],
    ] as const;
    const { state } = after(...first);
    expect(state.map(({ number, state: stands }) => [number, stands])).toEqual([
      [1, 'published'],
      [2, 'draft'],
    ]);
    expect(shown(state)?.number).toBe(1);
    expect(codeOf([...first, [zhao, approve]])).toBe('publication/own-work');
    const second = after(...first, [wang, approve], [li, publish]).state;
    expect(second.map(({ number, state: stands }) => [number, stands])).toEqual([
      [1, 'replaced'],
      [2, 'published'],
    ]);
    expect(publicView(shown(second)!, second, 'zh').corrections).toEqual([
      { edition: 2, reason: '登记时写错了镇', publishedAt: now },
    ]);
  });

  it('tells everybody no count of who is not ranked, nor who drafted it', () => {
    const { state } = after([wang, draft], [li, approve], [li, publish]);
    const view = publicView(shown(state)!, state, 'zh');
    for (const line of view.lines)
      expect([line.scope.id, line.parts.length]).toEqual([line.scope.id, line.rank === undefined ? 0 : 2]);
    expect(JSON.stringify(view)).not.toContain(wang.id);
  });

  it('is a sheet whose names are no formulas', () => {
    const { state } = after([wang, draft], [li, approve], [li, publish]);
    const view = publicView(shown(state)!, state, 'zh');
    const [first, ...rest] = view.lines;
    const named = {
      ...view,
      lines: [{ ...first!, scope: { ...first!.scope, name: '=HYPERLINK("x")' } }, ...rest],
    };
    const [head, one, , third] = tableOf(named, 'zh').split('\r\n');
    expect(head).toBe(
      '月份,版次,名次,单位,得分,办结用时（分钟，中位数） 数值,办结用时（分钟，中位数） 样本,办结用时（分钟，中位数） 得分,按期办结 数值,按期办结 样本,按期办结 得分',
    );
    expect(one).toBe(`2026-06,1,1,"'=HYPERLINK(""x"")",68,330,20,50,18,20,80`);
    expect(third).toMatch(/^2026-06,1,样本不足，不参与排名,[^,]+,,,,,,,$/);
  });
});
