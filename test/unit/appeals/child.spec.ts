import { speaksFrom, type ChildInput } from '../../../src/appeals/application/child';
import type { Day } from '../../../src/kernel/time';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { tellsOfClaim } from '../../../src/appeals/domain/tells-of-claim';
import { partiesIn } from '../../../src/appeals/application/correct';
import { alsoBeside, partiesOf } from '../../../src/appeals/application/parties';
import type { CitizenId, KeyId } from '../../../src/kernel/ids';
import type { Recorded } from '../../../src/kernel/event';
import {
  COUNTY_CENTRE,
  as,
  citizen,
  countyDispatcher,
  dispatcherOf,
  given,
  reporter,
  supervisor,
  townDispatcher,
  townOfficer,
  villageOfficer,
} from '../../kit/appeal-context';
import { serviceId, unitId } from '../../kit/hanyin';
import { ask, by, handling, ofChild, party, reporting, routed, sealed, told } from '../../kit/appeal-story';

const TODAY = '2026-07-01' as Day;
const day = (text: string) => text as Day;

describe('a child', () => {
  it.each<[string, ChildInput, Day | undefined]>([
    ['speaks from the fourteenth birthday on', { birthDate: day('2014-09-01') }, day('2028-09-01')],
    ['of the 29th of February from the 1st of March on', { birthDate: day('2016-02-29') }, day('2030-03-01')],
    ['of which the age alone is known, from the last day that it can be', { age: 9 }, day('2031-07-01')],
    ['is none from fourteen on', { birthDate: day('2012-07-01') }, undefined],
    ['is one on the day before', { birthDate: day('2012-07-02') }, day('2026-07-02')],
    ['is none by an age of fourteen', { age: 14 }, undefined],
  ])('%s', (_, input, from) => expect(speaksFrom(input, TODAY)).toBe(from));

  it.each([
    ['610921198001011234', undefined],
    ['61092120160229123X', '2030-03-01'],
    ['610921800101123', undefined],
  ])('is as old as the ID number %s says, whatever a caller says', (idNumber, from) =>
    expect(speaksFrom({ age: 9 }, TODAY, idNumber)).toBe(from),
  );
});

const report = (change: Parameters<typeof reporting>[0] = {}, actor = reporter) =>
  given().when(ask('report', reporting(change)), as(actor));

describe('a report', () => {
  it('by a child goes through a guardian, and by whoever takes it down for one, at once', () => {
    const alone = { child: { guardian: false, speaksFrom: sealed<Day>('2031-01-01') } };
    const guarded = { child: { ...alone.child, guardian: true }, proxy: party('chen-guoqing') };
    report(alone).thenRefused('appeal/child-needs-guardian');
    report({ ...alone, channel: 'window' }, townOfficer).thenMatching(
      { type: 'AppealReported', data: alone },
      { type: 'AppealClassified' },
    );
    report(guarded, citizen('chen-guoqing')).thenMatching(
      { type: 'AppealReported', data: guarded },
      { type: 'AppealClassified' },
    );
  });
});

describe('a guardian', () => {
  const [mother, father] = [party('li-mei'), party('shi-dachuan')];
  const reason = sealed('父亲到窗口，出示户口簿');
  const naming = (guardian = father, grown = false) => ask('nameGuardian', { guardian, grown, reason });
  const named = (replaces: boolean, guardian = father) => ({
    type: 'GuardianNamed' as const,
    data: { by: COUNTY_CENTRE, guardian, replaces, inConfidence: false, reason },
  });

  it('who comes later speaks for the child, whatever became of the appeal', () => {
    told(ofChild(), routed).when(naming(), as(countyDispatcher)).then(named(false));
    told(ofChild(), by(reporter, 'withdraw', {}))
      .when(naming(), as(townDispatcher))
      .thenMatching({
        type: 'GuardianNamed',
      });
  });

  it('may be another one later, and whoever spoke before does so no more', () => {
    const replaced = told(
      ofChild({ proxy: mother }),
      routed,
      by(countyDispatcher, 'nameGuardian', { guardian: father, grown: false, reason }),
    );
    const urge = ask('urge', { reason: sealed('还没人来') });
    replaced.when(urge, as(citizen('li-mei'))).thenRefused('appeal/not-overseer');
    replaced.when(urge, as(citizen('shi-dachuan'))).thenMatching({ type: 'AppealUrged' });
    replaced.when(naming(), as(countyDispatcher)).thenRefused('appeal/guardian-unchanged');
    replaced.when(naming(mother), as(countyDispatcher)).then(named(true, mother));
  });

  it.each([
    ['who handles it', villageOfficer],
    ['a supervisor', supervisor],
    ['the guardian', citizen('li-mei')],
    ['a dispatcher of another place', dispatcherOf(unitId('centre-610921107'))],
  ] as const)('is not named by %s', (_who, actor) => {
    told(ofChild({ proxy: mother }), ...handling.slice(1))
      .when(naming(), as(actor))
      .thenRefused('appeal/not-guardian-desk');
  });

  it('is named of nobody else, of nobody who has grown up, and is never the child', () => {
    told(...handling)
      .when(naming(), as(countyDispatcher))
      .thenRefused('appeal/not-a-child');
    told(ofChild()).when(naming(father, true), as(countyDispatcher)).thenRefused('appeal/speaks-for-itself');
    const child = reporting().reporter!;
    told(ofChild()).when(naming(child), as(countyDispatcher)).thenRefused('appeal/guardian-unchanged');
  });

  it('of a violation report is told to whoever oversees claims, and to no handler', () => {
    const violation = ofChild({ service: serviceId('violation-report') });
    told(violation)
      .when(naming(), as(countyDispatcher))
      .thenMatching({ type: 'GuardianNamed', data: { inConfidence: true } });
    const event = (inConfidence: boolean) =>
      ({ type: 'GuardianNamed', data: { ...named(false).data, inConfidence } }) as AppealEvent;
    expect([true, false].map((each) => tellsOfClaim(event(each)))).toEqual([true, false]);
  });

  it('stands behind the appeal from then on, and not before', () => {
    const filed = { type: 'AppealReported', data: reporting({ proxy: mother }) };
    const story = [
      { event: filed, metadata: { actor: citizen('li-mei') } },
      { event: named(true), metadata: { actor: countyDispatcher } },
    ] as unknown as Recorded<AppealEvent>[];
    expect(partiesIn(story.slice(0, 1))).toMatchObject({ now: { proxy: mother }, account: 'proxy' });
    expect(partiesIn(story)).toEqual({
      now: { reporter: reporting().reporter, proxy: father },
      before: [{ proxy: mother }],
      account: undefined,
    });
  });
});

describe('one child', () => {
  type Ports = Parameters<typeof partiesOf>[1];
  const known = new Map<string, { readonly id: CitizenId; readonly key: KeyId }>();
  const made = (mark: string) => {
    const citizen = known.get(mark) ?? { id: `c${known.size}` as CitizenId, key: `k${known.size}` as KeyId };
    known.set(mark, citizen);
    return citizen;
  };
  const ports = {
    citizens: {
      of: async (kind: string, value: string) => made(kind + value),
      known: async (kind: string, value: string) => known.get(kind + value),
      also: async (kind: string, value: string, citizen: ReturnType<typeof made>) =>
        void known.set(kind + value, known.get(kind + value) ?? citizen),
    },
    sealer: {
      sealUnder: async (key: KeyId, value: unknown) => ({ key, box: JSON.stringify(value) }),
      open: async ({ box }: { readonly box: string }) => JSON.parse(box) as unknown,
    },
  } as unknown as Ports;
  const reports = (account: string, number?: object) =>
    partiesOf(
      {
        ...{
          data: { reporter: { name: '石小雨', phone: '13891500091' } },
          confidential: false,
          isChild: true,
        },
        actor: reporter,
        caller: { citizen: made(account), actor: { ...reporter, number } } as never,
      },
      ports,
    );

  it('is found beside a guardian whom a desk named by a number, whatever account comes with it', async () => {
    const child = (await reports('mother')).reporter!;
    expect((await reports('mother')).reporter?.citizen).toBe(child.citizen);
    const { id } = made('phone13891500092');
    await alsoBeside({ ...child, citizen: id }, child, ports);
    expect((await reports('father', { citizen: id })).reporter?.citizen).toBe(child.citizen);
    // A number that was another account's before is no sign of who comes with it.
    expect((await reports('stranger', { citizen: id, after: 'some day' })).reporter?.citizen).not.toBe(
      child.citizen,
    );
  });
});
