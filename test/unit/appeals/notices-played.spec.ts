import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Appeal } from '../../../src/appeals/domain/appeal';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { namedOnDuty, onDutyFor } from '../../../src/appeals/notices/on-duty';
import { noticeChannels, type NoticeRule, type NoticesDocument } from '../../../src/notices';
import { PANLONG_CENTRE, PUXI_CENTRE, START, townOfficer, villageOfficer } from '../../kit/appeal-context';
import { hoursLater, reported, routed, told as played } from '../../kit/appeal-story';
import { DEPLOY, personId } from '../../kit/hanyin';
import { ToldNotices, type Rostered, type Told } from '../../kit/told-notices';
import { reporterPlays } from './notice-plays';
import { staffPlays } from './notice-plays-staff';
import { critical } from './notice-stories';

const table = JSON.parse(readFileSync(join(DEPLOY, 'notices/notices.json'), 'utf8')) as NoticesDocument;
const plays = { ...reporterPlays, ...staffPlays };
const nameOf = ({ moment, to, urgencies = [] }: NoticeRule): string => [moment, to, ...urgencies].join(' ');

/** On 1 July, day and night. */
const allDay = ({ id, unit }: typeof villageOfficer): Rostered => ({
  ...{ unit: unit!, day: '2026-07-01', shifts: [{ person: id, from: '08:00', to: '08:00' }] },
});
const rosters = [allDay(villageOfficer), allDay(townOfficer)];

const playing = async (set: readonly Rostered[] = rosters): Promise<ToldNotices> => {
  const county = new ToldNotices(table);
  await county.rosters(set);
  return county;
};

describe('the table of notices, played', () => {
  it('has a play for each row, and none for a row that there is not', () => {
    expect(Object.keys(plays).toSorted()).toEqual(table.notices.map(nameOf).toSorted());
  });

  it.each(table.notices.map((rule) => [nameOf(rule), rule] as const))('tells %s', async (name, rule) => {
    const { story, told } = plays[name]!;
    const all = await (await playing()).of(rule.moment, story);
    const saying = ({ to, text }: Told) => ({ to, ...text });
    const row = all.filter(({ text }) => told.some(({ zh }) => zh === text.zh));
    expect(row.map(saying)).toEqual(told);
    // Beside the inbox by each channel of the table; an invitation to a survey by none.
    for (const { goesBy = [] } of row)
      expect(goesBy.map(({ channel }) => channel)).toEqual(rule.moment === 'surveyed' ? [] : noticeChannels);
    // No name of anybody on duty leaves by them.
    for (const { text, outward = text } of row) expect(JSON.stringify(outward)).not.toMatch(/成正生|邓小芳/);
  });

  it('waits for nothing where it is critical, and tells each once', async () => {
    const all = await (await playing()).of('routed', critical([reported(), routed]));
    expect(all.map(({ to }) => to.kind)).toEqual(['citizen', 'unit', 'person']);
    for (const { goesBy = [] } of all) expect(goesBy.map(({ from }) => from)).toEqual([START, START, START]);
  });
});

describe('whoever is on duty', () => {
  const told = async (...set: readonly Rostered[]) =>
    (await (await playing(set)).of('routed', critical([reported(), routed]))).filter(
      ({ to }) => to.kind !== 'citizen',
    );
  const at = (from: string, to: string, over: Partial<Rostered> = {}): Rostered => ({
    ...{ ...allDay(villageOfficer), shifts: [{ person: villageOfficer.id, from, to }] },
    ...over,
  });

  it('is named to the unit and told alone, while their shift runs', async () => {
    const [toUnit, toOfficer, ...more] = await told(at('08:00', '12:00'));
    expect(toUnit?.text.zh).toMatch(/值班：成正生。$/);
    expect(toUnit?.outward?.zh).toMatch(/值班：1人（姓名见收件箱）。$/);
    expect(toUnit?.outward?.en).toMatch(/On duty: 1 \(named in the inbox\)\.$/);
    expect([toOfficer?.to, more]).toEqual([{ kind: 'person', id: villageOfficer.id }, []]);
  });

  it.each([
    ['their shift is over', at('06:00', '09:59')],
    ['the roster was set afterwards', at('08:00', '12:00', { setAt: hoursLater(1) })],
    ['it is of another day', at('08:00', '12:00', { day: '2026-07-02' })],
    ['they work elsewhere by now', at('08:00', '12:00', { unit: PUXI_CENTRE })],
  ])('is nobody where %s', async (_, roster) => {
    const [toUnit, ...more] = await told(roster);
    expect([toUnit?.text.zh.slice(-7), toUnit?.outward, more]).toEqual(['值班：未排班。', undefined, []]);
  });

  it('is nobody who may not see the appeal: whom it names, with their colleagues', async () => {
    const { state } = played(...critical([reported(), routed]));
    const appeal = state as Appeal;
    const then = async (accused: Appeal['accused']) => {
      const county = await playing([at('08:00', '12:00')]);
      return county.onDuty('routed', { ...appeal, accused });
    };
    expect([...(await then([]))]).toEqual([[PANLONG_CENTRE, [villageOfficer.id]]]);
    expect([...(await then([{ person: villageOfficer.id }]))]).toEqual([[PANLONG_CENTRE, []]]);
  });

  it('is asked for of no claim, and its unit is not told that nobody is there', async () => {
    const event = { type: 'ClaimsGivenTime', data: {} } as AppealEvent;
    const asked = await onDutyFor('overdue', { event } as never, {} as never, {} as never);
    expect(namedOnDuty(asked.get(PANLONG_CENTRE), {} as never)).toEqual({
      zh: '见排班表',
      en: 'see the roster',
    });
  });

  it('is named with the others on duty', async () => {
    const persons = ['officer', 'dispatcher'].map((role) => personId(`${role}-${PANLONG_CENTRE}`));
    const shifts = persons.map((person) => ({ person, from: '08:00', to: '12:00' }));
    const [toUnit, ...each] = await told({ unit: PANLONG_CENTRE, day: '2026-07-01', shifts });
    expect(toUnit?.text.zh).toContain('、');
    expect(each.map(({ to }) => to.id)).toEqual(persons);
  });
});
