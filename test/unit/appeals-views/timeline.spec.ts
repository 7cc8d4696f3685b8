import type { Instant } from '../../../src/kernel/time';
import { namesFrom } from '../../../src/appeals/views/names';
import { inOneText, timelineOf } from '../../../src/appeals/views/timeline';
import { reference } from '../appeals-http/county';
import {
  COUNTY_CENTRE,
  daughter,
  event,
  officer,
  PUXI_CENTRE,
  reported,
  routed,
  sealed,
  told,
} from './story';

const names = namesFrom(reference.directory, reference.catalogue);

describe('the timeline', () => {
  const accepted = event('AppealAccepted', { unit: PUXI_CENTRE, assignee: officer.id, status: 'handling' });
  const events = told(
    { event: reported(), by: daughter },
    routed(),
    { event: accepted, by: officer },
    {
      event: event('CommentAdded', {
        text: sealed('同事看'),
        attachments: [],
        visibleTo: 'staff',
        by: 'staff',
      }),
      by: officer,
    },
  );

  it('is one sentence per event in both languages, with the names of the county', () => {
    const [first, second] = timelineOf(events, names, 'staff', false).map(({ sentence }) => sentence);
    expect(first?.zh).toContain('盘龙村');
    expect(second?.zh).toMatch(/^派单至.*蒲溪镇/);
    expect(second?.en).toMatch(/^Routed to /);
  });

  it('names who is on duty to colleagues, and never a citizen', () => {
    const staff = timelineOf(events, names, 'staff', false);
    expect(staff[0]?.by).toEqual({ role: 'citizen', unit: undefined });
    const called = names.person(officer.id);
    expect(staff[2]?.by).toEqual({ role: 'officer', unit: PUXI_CENTRE, person: officer.id, called });
    expect(timelineOf(events, names, 'reporter', false)[2]?.by).toEqual({
      role: 'officer',
      unit: PUXI_CENTRE,
      called: names.unit(PUXI_CENTRE),
    });
  });

  it('keeps from the reporter what colleagues say to each other', () => {
    expect(timelineOf(events, names, 'reporter', false).map(({ type }) => type)).toEqual([
      'AppealReported',
      'AppealRouted',
      'AppealAccepted',
    ]);
    expect(timelineOf(events, names, 'staff', false)).toHaveLength(4);
  });

  it('tells the reporter that an answer waits above, not what it says', () => {
    const waiting = event('AppealResolved', {
      unit: PUXI_CENTRE,
      outcome: 'not-solvable',
      account: sealed('暂无资金'),
      attachments: [],
      confirmedBy: PUXI_CENTRE,
    });
    const line = timelineOf(told(reported(), waiting), names, 'reporter', false)[1];
    expect(line?.sentence.zh).toBe('已提交办结，待上级审核');
    expect(line?.text).toBeUndefined();
    const rejected = event('ResolutionRejected', { by: COUNTY_CENTRE, reason: sealed('没有依据') });
    const never = timelineOf(told(reported(), waiting, rejected), names, 'reporter', false)[1];
    expect(never?.sentence.zh).not.toContain('暂不能解决');
    const confirmed = event('ResolutionConfirmed', { by: COUNTY_CENTRE });
    const answer = timelineOf(told(reported(), waiting, confirmed), names, 'reporter', false)[1];
    expect(answer?.sentence.zh).toContain('暂不能解决');
    expect(answer?.text).toEqual([sealed('暂无资金')]);
  });

  it('says until when it is kept open, in days of the county', () => {
    const resolved = event('AppealResolved', {
      unit: PUXI_CENTRE,
      outcome: 'not-solvable',
      account: sealed('暂无资金'),
      attachments: [],
      revisitAt: '2026-09-30T17:00:00.000Z' as Instant,
    });
    expect(timelineOf(told(reported(), resolved), names, 'reporter', false)[1]?.sentence).toEqual({
      zh: '蒲溪镇综治中心办结：暂不能解决，挂账至2026-10-01',
      en: expect.stringContaining('not solvable, kept open until 2026-10-01') as string,
    });
  });

  it('says of a violation report to no colleague who filed it, nor what else they did in it', () => {
    const filed = told({ event: reported({ violation: true }), by: officer }, routed(), {
      event: event('CommentAdded', {
        text: sealed('来电人又补充'),
        attachments: [],
        visibleTo: 'staff',
        by: 'staff',
      }),
      by: officer,
    });
    const by = timelineOf(filed, names, 'staff', true).map((line) => line.by);
    expect([by[0], by[2]]).toEqual([{ role: 'anonymous' }, { role: 'anonymous' }]);
    expect(by[1]).toMatchObject({ role: 'system' });
    expect(timelineOf(filed, names, 'staff', false)[0]?.by.person).toBe(officer.id);
  });

  it('says a reason below its sentence, sealed when a person gave it, plain when a rule did', () => {
    const recalled = event('AppealRecalled', {
      by: COUNTY_CENTRE,
      from: PUXI_CENTRE,
      reason: sealed('与户主是亲戚'),
      queue: COUNTY_CENTRE,
    });
    const [, byRule, byPerson] = timelineOf(told(reported(), routed(), recalled), names, 'staff', false);
    expect(byRule?.text).toEqual(['派单目录']);
    expect(byPerson?.text).toEqual([sealed('与户主是亲戚')]);
    expect(byPerson?.sentence.zh).toBe('从蒲溪镇综治中心收回改派');
  });

  it('tells the reporter why it was taken from a unit, and not what units argue among themselves', () => {
    const asked = event('ReturnRequested', {
      by: PUXI_CENTRE,
      ground: sealed('地界在邻镇'),
      basis: sealed('派单目录 §3.2'),
      decidedBy: COUNTY_CENTRE,
      ordinal: 1,
    });
    const granted = event('ReturnGranted', {
      by: COUNTY_CENTRE,
      returnedBy: PUXI_CENTRE,
      reason: sealed('异议成立'),
      queue: COUNTY_CENTRE,
    });
    const happened = told(reported(), routed(), asked, granted);
    const textsFor = (side: 'staff' | 'reporter') =>
      timelineOf(happened, names, side, false).map(({ text }) => text);
    expect(textsFor('staff').slice(2)).toEqual([
      [sealed('地界在邻镇'), sealed('派单目录 §3.2')],
      [sealed('异议成立')],
    ]);
    expect(textsFor('reporter').slice(1)).toEqual([undefined, undefined, [sealed('异议成立')]]);
  });

  it('is silent where a person gave no reason', () => {
    expect(
      timelineOf(told(reported(), routed({ reason: '' })), names, 'staff', false)[1]?.text,
    ).toBeUndefined();
  });

  it('puts what was said together into one text, and has none once the key is gone', () => {
    expect(inOneText(['地界在邻镇', '派单目录 §3.2'])).toBe('地界在邻镇\n派单目录 §3.2');
    expect(inOneText([null, null])).toBeNull();
  });

  it('lets nobody know through it whom an appeal names', () => {
    const named = event('AccusedNamed', { accused: { unit: PUXI_CENTRE } });
    for (const side of ['reporter', 'staff'] as const)
      expect(timelineOf(told(reported(), named), names, side, false)).toHaveLength(1);
    expect(timelineOf(told(reported(), named), names, 'oversight', false)[1]?.sentence.zh).not.toContain(
      '蒲溪',
    );
  });
});
