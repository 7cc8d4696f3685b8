import fc from 'fast-check';
import {
  canDo,
  canSee,
  levelColumns,
  matches,
  visibleFilter,
  type AppealFacts,
  type FilterRow,
} from '../../../src/access';
import type { Actor, Role } from '../../../src/kernel/actor';
import type { AppealId, CitizenId, PersonId, RegionCode, UnitId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import { levelsOf } from '../../../src/kernel/region';
import { indexDirectory } from '../../../src/directory';
import { hanyinDirectory, hanyinDocument, hanyinMerged, hanyinPermissions } from '../../kit/hanyin';

const directory = hanyinDirectory();
const document = hanyinDocument();
const linedUp = indexDirectory(
  {
    ...document,
    units: document.units.map((unit) =>
      unit.id === 'centre-610921102' ? { ...unit, under: 'dept-water' as UnitId } : unit,
    ),
  },
  2,
);
const permissions = hanyinPermissions();

/** A row of the list, made from the same facts. */
function rowOf(facts: AppealFacts): FilterRow {
  const levels = levelsOf(facts.region);
  const column = (index: number) => levels[index] ?? null;
  const [county, town, village, grid, grid2, grid3] = levelColumns.map((_, index) => column(index));
  return {
    ...{ county: county!, town: town!, village: village!, grid: grid!, grid2: grid2!, grid3: grid3! },
    region: facts.region,
    reported_at: facts.receivedAt,
    queue: facts.queue ?? null,
    reporter: facts.reporterCitizen ?? null,
    proxy: facts.proxyCitizen ?? null,
    secret_hash: facts.anonymousSecretHash ?? null,
    reported_by: facts.taker ?? 'somebody',
    involved: [...facts.involved, facts.holder, facts.decides].filter((unit) => unit !== undefined),
    violation: facts.violation,
    accused: facts.accused,
  };
}

const few = <T>(all: readonly T[], every: number): T[] => all.filter((_, index) => index % every === 0);
// Few enough that chance brings actors and appeals together.
const people = [
  ...few(directory.allPeople(), 40),
  ...directory.allPeople().filter(({ region }) => region.startsWith('610921102206')),
  ...directory.allPeople().filter(({ unit }) => unit === 'centre-610921102' || unit === 'centre-610921'),
];
const unitIds = [...new Set(people.map(({ unit }) => unit))];
const places = [...new Set(people.map(({ region }) => region))].filter((region) => directory.region(region));
const citizens = ['chen', 'wang', 'li'] as CitizenId[];
const days = [
  '2026-06-30T02:00:00.000Z',
  '2026-07-01T02:00:00.000Z',
  '2026-07-02T02:00:00.000Z',
] as Instant[];
const hashes = ['a', 'b'].map((letter) => letter.repeat(64));

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const unit = fc.constantFrom(...unitIds);
const facts: fc.Arbitrary<AppealFacts> = fc.record({
  id: fc.constant('3e0c9a52-6a3b-4d57-9a64-0d5a5f6b7c88' as AppealId),
  status: fc.constant('handling'),
  region: fc.constantFrom(...places),
  holder: optional(unit),
  queue: optional(unit),
  decides: optional(unit),
  involved: fc.array(unit, { maxLength: 3 }),
  receivedAt: fc.constantFrom(...days),
  reporterCitizen: optional(fc.constantFrom(...citizens)),
  proxyCitizen: optional(fc.constantFrom(...citizens)),
  anonymousSecretHash: optional(fc.constantFrom(...hashes)),
  taker: optional(fc.constantFrom(...people.map(({ id }) => id))),
  accused: fc.array(
    fc.record({
      unit: optional(unit),
      person: optional(fc.constantFrom(...people.map(({ id }) => id))),
      confirmed: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  violation: fc.boolean(),
});
const citizenOf = (citizen: CitizenId): Actor => ({
  id: citizen as unknown as PersonId,
  role: 'citizen',
  citizen,
});
const actor: fc.Arbitrary<Actor> = fc.oneof(
  fc.constantFrom(...people).map(({ id, role, unit, region }): Actor => ({ id, role, unit, region })),
  fc.constantFrom(...citizens).map((citizen): Actor => citizenOf(citizen)),
  fc
    .record({
      own: fc.constantFrom(...citizens),
      pseudonym: optional(fc.constantFrom(...citizens)),
      number: fc.record({
        citizen: fc.constantFrom(...citizens),
        pseudonym: optional(fc.constantFrom(...citizens)),
        after: optional(fc.constantFrom(...days)),
      }),
    })
    .map(({ own, pseudonym, number }): Actor => ({ ...citizenOf(own), pseudonym, number })),
  fc.constantFrom(...hashes).map((hash): Actor => ({ id: `secret:${hash}` as PersonId, role: 'anonymous' })),
);

describe('who sees what', () => {
  it.each([
    ['as Hanyin is', directory],
    ['since a village was merged into another', hanyinMerged()],
    ['where a town’s centre is under a department', linedUp],
  ])('is the same for one appeal and for a list, %s', (_, inForce) => {
    let seen = 0;
    fc.assert(
      fc.property(actor, facts, (who, appeal) => {
        const sees = canSee(who, appeal, permissions, inForce);
        seen += Number(sees);
        return matches(visibleFilter(who, permissions, inForce), rowOf(appeal)) === sees;
      }),
      { numRuns: 5000 },
    );
    // Otherwise both could be blind.
    expect(seen).toBeGreaterThan(200);
  });

  it('a claim against a county department leaves every town its sight, but not who is under it', () => {
    const claimed = { accused: [{ unit: 'dept-water' as UnitId }] };
    const officer = staff('officer', 'centre-610921102', '610921102');
    const appeal = { ...pole, ...claimed };
    for (const [inForce, expected] of [[directory, true] as const, [linedUp, false] as const]) {
      expect(canSee(officer, appeal, permissions, inForce)).toBe(expected);
      expect(matches(visibleFilter(officer, permissions, inForce), rowOf(appeal))).toBe(expected);
    }
  });

  it('never shows a violation report to whom it names, to a tier below them there, or to a grid worker', () => {
    fc.assert(
      fc.property(actor, facts, (who, appeal) => {
        const report = { ...appeal, violation: true };
        const outside = who.unit === 'dept-discipline' || who.role === 'auditor';
        const heeded = report.accused.filter(({ confirmed }) => confirmed || !outside);
        const named = heeded.flatMap(({ unit: id, person }) => [
          id,
          person && directory.person(person)?.unit,
        ]);
        const isNamed = named.includes(who.unit) && who.unit !== undefined;
        const sees = canSee(who, report, permissions, directory);
        return !(sees && (isNamed || who.role === 'grid-worker'));
      }),
      { numRuns: 2000 },
    );
  });
});

const staff = (role: Role, unit: string, region: string, id = `${role}-${unit}`): Actor => ({
  id: id as PersonId,
  role,
  unit: unit as UnitId,
  region: region as RegionCode,
});
const puxi = staff('officer', 'centre-610921102', '610921102');
const puxiDispatcher = staff('dispatcher', 'centre-610921102', '610921102');
const panlong = staff('officer', 'centre-610921102206', '610921102206');
const county = staff('dispatcher', 'centre-610921', '610921');
const grid = staff('grid-worker', 'centre-610921102206', '610921102206-01', 'grid-610921102206');
const chen: Actor = { id: 'citizen-1' as PersonId, role: 'citizen', citizen: 'chen' as CitizenId };
const wang: Actor = { id: 'citizen-2' as PersonId, role: 'citizen', citizen: 'wang' as CitizenId };
const auditor = staff('auditor', 'dept-audit', '610921', 'auditor-610921');

const pole: AppealFacts = {
  id: '3e0c9a52-6a3b-4d57-9a64-0d5a5f6b7c88' as AppealId,
  status: 'routed',
  region: '610921102206' as RegionCode,
  holder: 'centre-610921102' as UnitId,
  involved: [],
  receivedAt: '2026-07-01T02:00:00.000Z' as Instant,
  reporterCitizen: 'chen' as CitizenId,
  accused: [],
  violation: false,
};
const sees = (who: Actor, changes: Partial<AppealFacts> = {}) =>
  canSee(who, { ...pole, ...changes }, permissions, directory);
const does = (who: Actor, verb: string, changes: Partial<AppealFacts> = {}) =>
  canDo(who, verb, { ...pole, ...changes }, permissions, directory, verb === 'endorse');

describe('a pole in 盘龙村, held by 蒲溪镇', () => {
  it('is seen by its reporter, its holder, its grid worker, the dispatchers above it and the auditor', () => {
    for (const who of [chen, puxi, grid, puxiDispatcher, county, auditor])
      expect([who.id, sees(who)]).toEqual([who.id, true]);
  });

  it('is there for nobody else', () => {
    const elsewhere = [
      wang,
      panlong,
      staff('officer', 'dept-water', '610921'),
      staff('dispatcher', 'centre-610921103', '610921103'),
      staff('admin', '', ''),
    ];
    for (const who of elsewhere) {
      expect([who.id, sees(who)]).toEqual([who.id, false]);
      expect(does(who, 'comment')).toBe('not-found');
    }
  });

  it('compares whole levels: a grid of a village is no prefix of another', () => {
    expect(sees(grid, { region: '610921102202' as RegionCode })).toBe(false);
    expect(sees(grid, { region: '610921102206-01' as RegionCode })).toBe(true);
  });

  it('is done with by role', () => {
    expect(does(puxi, 'accept')).toBe('yes');
    expect(does(puxi, 'decline')).toBe('forbidden');
    expect(does(auditor, 'comment')).toBe('forbidden');
    expect(does(auditor, 'revealIdentity')).toBe('yes');
    expect(does(chen, 'rate')).toBe('yes');
  });

  it('may be endorsed by another citizen, unless it is a violation report', () => {
    expect(does(wang, 'endorse')).toBe('yes');
    expect(does(wang, 'endorse', { violation: true })).toBe('not-found');
    expect(does(wang, 'comment')).toBe('not-found');
  });
});

describe('naming somebody', () => {
  it('hides any appeal from the unit that is named, directly or by one of its people', () => {
    expect(sees(puxi, { accused: [{ unit: puxi.unit }] })).toBe(false);
    expect(sees(puxiDispatcher, { accused: [{ person: puxi.id }] })).toBe(false);
    expect(sees(county, { accused: [{ unit: puxi.unit }] })).toBe(true);
  });

  it('hides it from the tiers below too, which hang on their word', () => {
    const involved = [panlong.unit!];
    expect(sees(panlong, { involved })).toBe(true);
    expect(sees(panlong, { involved, accused: [{ unit: puxi.unit }] })).toBe(false);
  });

  it('never blinds the county’s auditor by a mere claim', () => {
    expect(sees(auditor, { accused: [{ unit: auditor.unit }] })).toBe(true);
    expect(sees(auditor, { accused: [{ unit: auditor.unit, confirmed: true }] })).toBe(false);
  });

  it('leaves a violation report to the county until it is confirmed whom it is about, and never to a grid worker', () => {
    const accused = [{ unit: 'centre-610921102200' as UnitId }];
    const [claimed, confirmed] = [accused, accused.map((each) => ({ ...each, confirmed: true }))];
    expect(sees(puxiDispatcher, { accused: claimed, violation: true })).toBe(false);
    expect(sees(puxiDispatcher, { accused: confirmed, violation: true })).toBe(true);
    expect(sees(puxiDispatcher, { violation: true })).toBe(false);
    expect(sees(county, { violation: true })).toBe(true);
    expect(sees(grid, { violation: true, accused: confirmed })).toBe(false);
    expect(sees(auditor, { accused: [{ unit: puxi.unit }], violation: true })).toBe(true);
  });

  it('never hides it from whoever reported it', () => {
    expect(sees(chen, { accused: [{ unit: puxi.unit }], violation: true })).toBe(true);
  });
});
