import type { Service } from '../../../src/catalogue';
import {
  chooseHolder,
  hasDuty,
  holderAbove,
  indexDirectory,
  isSibling,
  mayHold,
  type HolderChoice,
  type Barred,
  type Named,
  type Unit,
} from '../../../src/directory';
import {
  CHENGGUAN,
  HANYIN,
  PANLONG,
  PUXI,
  hanyinCatalogue,
  hanyinDirectory,
  hanyinDocument,
  personId,
  region,
  serviceOf,
  unitId,
  unitOf,
} from '../../kit/hanyin';

const directory = hanyinDirectory();
const catalogue = hanyinCatalogue();
const service = (id: string): Service => serviceOf(catalogue, id);
const unit = (id: string) => unitOf(directory, id);
const named = (...ids: readonly string[]): readonly Named[] => ids.map((id) => ({ unit: unitId(id) }));
const barring = (accused: readonly Named[], countyOnly = false): Barred => ({ accused, countyOnly });

const route = (id: string, place: string, accused: readonly Named[] = []): HolderChoice =>
  chooseHolder({ service: service(id), place: region(place), barred: barring(accused), directory });
const holder = (choice: HolderChoice): string =>
  'unit' in choice ? `${choice.unit.id} by ${choice.rule}` : choice.none;

describe('whom the dispatch list names', () => {
  it('a power cut goes to the power company, county-wide and from a grid as well', () => {
    expect(holder(route('infrastructure-power', PANLONG))).toBe('ent-power by dispatch-list');
    expect(holder(route('infrastructure-power', `${PANLONG}-01`))).toBe('ent-power by dispatch-list');
  });

  it('the smallest area wins: the waterworks in 城关镇, the water bureau elsewhere', () => {
    expect(holder(route('infrastructure-water', `${CHENGGUAN}200`))).toBe('ent-water by dispatch-list');
    expect(holder(route('infrastructure-water', PANLONG))).toBe('dept-water by dispatch-list');
    expect(holder(route('infrastructure-water', HANYIN))).toBe('dept-water by dispatch-list');
  });

  it('the reason says by which list', () => {
    expect(route('crop-damage', PANLONG).reason).toBe('派单目录：汉阴县的农业受灾由汉阴县农业农村局承办');
  });
});

describe('where the list names no unit', () => {
  it('the lowest tier with the duty takes it', () => {
    expect(holder(route('neighbour-dispute', PANLONG))).toBe('centre-610921102206 by lowest-tier');
    expect(holder(route('neighbour-dispute', `${PANLONG}-03`))).toBe('centre-610921102206 by lowest-tier');
    expect(holder(route('risk-report', PANLONG))).toBe('centre-610921102 by lowest-tier');
  });

  it('a place without the lowest tier starts at its own', () => {
    expect(holder(route('neighbour-dispute', PUXI))).toBe('centre-610921102 by lowest-tier');
    expect(holder(route('direct-line', HANYIN))).toBe('centre-610921 by lowest-tier');
  });

  it('a duty that no tier at the place has finds no unit, with the reason', () => {
    expect(route('neighbour-dispute', HANYIN)).toMatchObject({
      none: 'no-unit',
      reason: expect.stringContaining('邻里纠纷') as string,
    });
    expect(holder(route('neighbour-dispute', '610922100'))).toBe('no-unit');
  });

  it("a department's duty never falls to a village", () => {
    const unlisted: Service = { ...service('crop-damage'), id: 'crop-insurance' as Service['id'] };
    expect(unlisted.tiers).toEqual([]);
    expect(chooseHolder({ service: unlisted, place: PANLONG, barred: barring([]), directory })).toMatchObject(
      {
        none: 'no-unit',
      },
    );
  });
});

describe('nobody who is named holds it, nor a tier below them', () => {
  it('a named village climbs to the town', () => {
    expect(holder(route('neighbour-dispute', PANLONG, named('centre-610921102206')))).toBe(
      'centre-610921102 by lowest-tier',
    );
  });

  it('a named town bars its villages too: the county takes it', () => {
    expect(holder(route('neighbour-dispute', PANLONG, named('centre-610921102')))).toBe(
      'centre-610921 by lowest-tier',
    );
  });

  it('another town that is named bars nobody here', () => {
    expect(holder(route('neighbour-dispute', PANLONG, named('centre-610921103')))).toBe(
      'centre-610921102206 by lowest-tier',
    );
  });

  it('a named person names their unit', () => {
    const gridWorker = [{ person: personId('grid-610921102206') }];
    expect(holder(route('neighbour-dispute', PANLONG, gridWorker))).toBe('centre-610921102 by lowest-tier');
  });

  it('a named department leaves the dispatch list to the county centre', () => {
    expect(holder(route('violation-report', PANLONG, named('dept-police')))).toBe(
      'centre-610921 by lowest-tier',
    );
  });

  it('a department that is named bars whoever is under it, wherever that stands, and no town', () => {
    expect(holder(route('neighbour-dispute', PANLONG, named('dept-police')))).toBe(
      'centre-610921102206 by lowest-tier',
    );
    const station: Unit = {
      ...{ id: unitId('police-610921102'), name: { zh: '蒲溪派出所', en: 'Puxi Police Station' } },
      ...{ kind: 'department', tier: 'town', region: PUXI, under: unitId('dept-police') },
    };
    const post: Unit = { ...station, id: unitId('police-610921102206'), under: station.id };
    const document = hanyinDocument();
    const staffed = indexDirectory({ ...document, units: [...document.units, station, post] }, 2);
    for (const each of [station, post]) {
      expect(mayHold(each, barring(named('dept-police')), staffed)).toBe(false);
      expect(mayHold(each, barring(named('dept-water')), staffed)).toBe(true);
      // Under the county's police, and in the town all the same.
      expect(mayHold(each, barring(named('centre-610921')), staffed)).toBe(false);
    }
    expect(mayHold(station, barring(named(post.id)), staffed)).toBe(true);
  });

  it('where the county centre is named, the discipline commission takes it, then the congress', () => {
    expect(holder(route('direct-line', PANLONG, named('centre-610921')))).toBe(
      'dept-discipline by lowest-tier',
    );
    expect(holder(route('direct-line', PANLONG, named('centre-610921', 'dept-discipline')))).toBe(
      'congress-610921 by lowest-tier',
    );
  });

  it('where all of them are named, nobody in the county may', () => {
    const everyone = named('centre-610921', 'dept-discipline', 'congress-610921');
    expect(holder(route('direct-line', PANLONG, everyone))).toBe('all-accused');
  });

  it('the reason never says who was named', () => {
    for (const accused of [named('centre-610921102'), named('centre-610921')]) {
      const { reason } = route('neighbour-dispute', PANLONG, accused);
      for (const { unit: id } of accused) expect(reason).not.toContain(id && directory.unit(id)?.name.zh);
      expect(reason).toMatch(/^依回避规则/);
    }
  });

  it('holds for every service, place and named unit', () => {
    const accusable = [
      'centre-610921',
      'centre-610921102',
      'centre-610921102206',
      'dept-police',
      'ent-power',
      'congress-610921',
    ];
    for (const each of catalogue.all())
      for (const place of [HANYIN, PUXI, PANLONG, region(`${PANLONG}-01`)])
        for (const id of accusable) {
          const choice = chooseHolder({ service: each, place, barred: barring(named(id)), directory });
          if ('unit' in choice) expect(mayHold(choice.unit, barring(named(id)), directory)).toBe(true);
          else expect(choice.none).toBe('no-unit');
        }
  });

  it('somebody the directory does not know bars nobody', () => {
    expect(mayHold(unit('centre-610921102'), barring([{ person: personId('张三') }]), directory)).toBe(true);
  });
});

describe('who stands above', () => {
  it('the next tier, up to the county', () => {
    expect(holderAbove(unit('centre-610921102206'), barring([]), directory)?.id).toBe('centre-610921102');
    expect(holderAbove(unit('centre-610921102'), barring([]), directory)?.id).toBe('centre-610921');
    expect(holderAbove(unit('centre-610921'), barring([]), directory)).toBeUndefined();
    expect(holderAbove(unit('dept-water'), barring([]), directory)).toBeUndefined();
  });

  it('passes over a centre that is named', () => {
    expect(holderAbove(unit('centre-610921102206'), barring(named('centre-610921102')), directory)?.id).toBe(
      'centre-610921',
    );
    expect(
      holderAbove(unit('centre-610921102206'), barring(named('centre-610921')), directory),
    ).toBeUndefined();
  });
});

describe('what is the county’s alone', () => {
  const alone = barring([], true);

  it('is held by nobody below the county, whatever the dispatch list says', () => {
    expect(mayHold(unit('centre-610921102'), alone, directory)).toBe(false);
    expect(mayHold(unit('dept-police'), alone, directory)).toBe(true);
    const question = { place: PANLONG, barred: alone, directory };
    expect(holder(chooseHolder({ service: service('sanitation'), ...question }))).toBe(
      'centre-610921 by lowest-tier',
    );
  });
});

describe('siblings', () => {
  it('stand at one tier under one centre', () => {
    expect(isSibling(unit('centre-610921102206'), unit('centre-610921102201'))).toBe(true);
    expect(isSibling(unit('centre-610921102206'), unit('centre-610921103200'))).toBe(false);
    expect(isSibling(unit('centre-610921102'), unit('centre-610921103'))).toBe(true);
    expect(isSibling(unit('dept-water'), unit('ent-water'))).toBe(true);
    expect(isSibling(unit('dept-water'), unit('centre-610921102'))).toBe(false);
    expect(isSibling(unit('dept-water'), unit('dept-water'))).toBe(false);
  });

  it('have the duty for a place by the dispatch list there, or as a centre over it of a tier that has it', () => {
    const has = (of: string, id: string, place = PANLONG) => hasDuty(unit(of), service(id), place, directory);
    expect(has('dept-water', 'infrastructure-water')).toBe(true);
    expect([
      has('ent-water', 'infrastructure-water'),
      has('ent-water', 'infrastructure-water', CHENGGUAN),
    ]).toEqual([false, true]);
    expect(has('dept-health', 'infrastructure-water')).toBe(false);
    expect(has('centre-610921102206', 'neighbour-dispute')).toBe(true);
    expect(has('centre-610921102201', 'neighbour-dispute')).toBe(false);
    expect(has('centre-610921102206', 'risk-report')).toBe(false);
  });
});
