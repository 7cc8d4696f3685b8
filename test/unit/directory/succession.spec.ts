import { indexDirectory, mayHold, parseRegions, validateDirectory, withFormer } from '../../../src/directory';
import type { DirectoryDocument } from '../../../src/directory';
import {
  HANYIN,
  PANLONG,
  PUXI,
  QINCAIGOU,
  hanyinDirectory,
  hanyinDocument,
  hanyinMerged,
  personId,
  region,
  unitId,
} from '../../kit/hanyin';

const CENTRE = unitId(`centre-${PANLONG}`);
const NEXT = unitId(`centre-${QINCAIGOU}`);
const merged = hanyinMerged();
const givenUp = hanyinMerged('nobody');

describe('a village that is merged into another', () => {
  it('is listed no more, and keeps its name with all who belonged to it', () => {
    expect(merged.region(PANLONG)).toBeUndefined();
    expect(merged.unit(CENTRE)).toBeUndefined();
    expect(merged.ever.region(PANLONG)?.name).toBe('盘龙村委会');
    expect(merged.ever.unit(CENTRE)?.name.zh).toBe('盘龙村综治中心');
    expect(merged.ever.person(personId(`grid-${PANLONG}`))?.name).toBe('王顺才');
    expect(merged.allUnits()).not.toContainEqual(expect.objectContaining({ id: CENTRE }));
  });

  it('lies in its successor from now on, grids and all; the rest where it was', () => {
    for (const place of [PANLONG, region(`${PANLONG}-01`)]) expect(merged.placeNow(place)).toBe(QINCAIGOU);
    for (const place of [PUXI, QINCAIGOU, region(`${QINCAIGOU}-02`), region('610921999999')])
      expect(merged.placeNow(place)).toBe(place);
  });

  it('leaves its work to the successor’s centre', () => {
    expect(merged.successorOf(CENTRE)?.id).toBe(NEXT);
    expect(merged.heirOf(CENTRE)?.id).toBe(NEXT);
    expect(merged.heirOf(NEXT)?.id).toBe(NEXT);
    expect(merged.heirOf(unitId('centre-of-nowhere'))).toBeUndefined();
  });

  it('without a successor it falls to the tier above, who is no successor', () => {
    expect(givenUp.placeNow(PANLONG)).toBe(PUXI);
    expect(givenUp.successorOf(CENTRE)).toBeUndefined();
    expect(givenUp.heirOf(CENTRE)?.id).toBe(`centre-${PUXI}`);
  });

  it('who named it names its successor, for there its people are; not the tier above', () => {
    const barred = { accused: [{ unit: CENTRE }], countyOnly: false };
    expect(mayHold(merged.unit(NEXT)!, barred, merged)).toBe(false);
    expect(mayHold(givenUp.unit(unitId(`centre-${PUXI}`))!, barred, givenUp)).toBe(true);
    const person = { accused: [{ person: personId(`officer-${CENTRE}`) }], countyOnly: false };
    expect(mayHold(merged.unit(NEXT)!, person, merged)).toBe(false);
  });

  it('is followed through later mergers, and comes back when it is listed again', () => {
    const before = hanyinDocument();
    const without = (code: string, into: string, document: DirectoryDocument): DirectoryDocument => ({
      ...document,
      regions: document.regions
        .filter((each) => each.code !== code)
        .map((each) => (each.code === into ? { ...each, succeeds: [region(code)] } : each)),
      units: document.units.filter(({ id }) => id !== `centre-${code}`),
      people: document.people.filter(({ unit }) => unit !== `centre-${code}`),
    });
    const first = withFormer(without(PANLONG, QINCAIGOU, before), before);
    const second = withFormer(without(QINCAIGOU, '610921102208', without(PANLONG, QINCAIGOU, before)), first);
    const twice = indexDirectory(second, 3);
    expect(twice.placeNow(PANLONG)).toBe('610921102208');
    expect(twice.heirOf(CENTRE)?.id).toBe('centre-610921102208');
    expect(indexDirectory(withFormer(before, second), 4).placeNow(PANLONG)).toBe(PANLONG);
  });

  it('a department names whose work it took over', () => {
    const before = hanyinDocument();
    const water = unitId('dept-water');
    const after = withFormer(
      {
        ...before,
        units: before.units
          .filter(({ id }) => id !== water)
          .map((each) => (each.id === 'dept-police' ? { ...each, succeeds: [water] } : each)),
      },
      before,
    );
    expect(indexDirectory(after, 2).heirOf(water)?.id).toBe('dept-police');
    const alone = withFormer({ ...before, units: before.units.filter(({ id }) => id !== water) }, before);
    expect(indexDirectory(alone, 2).heirOf(water)?.id).toBe(`centre-${HANYIN}`);
  });
});

describe('what is written of it', () => {
  const line = (fields: string) =>
    parseRegions(
      `code,name,tier,parentCode,succeeds\n610921,汉阴县,county,,\n610921102,蒲溪镇,town,610921,\n${fields}`,
    );

  it('a fifth field of a region says whose area it took over', () => {
    const village = line('610921102207,芹菜沟村委会,village,610921102,610921102206 610921102208').at(-1);
    expect(village?.succeeds).toEqual(['610921102206', '610921102208']);
    expect(() => line('610921102207,芹菜沟村委会,village,610921102,610921103')).toThrow(
      /cannot succeed 610921103/,
    );
    expect(() => line('610921102207,芹菜沟村委会,village,610921102')).toThrow(/five fields/);
  });

  const written = (change: (document: DirectoryDocument) => Partial<DirectoryDocument>) => {
    const document = hanyinDocument();
    return () => validateDirectory({ ...document, ...change(document) });
  };
  const succeeding = (code: string, ...before: readonly string[]) =>
    written(({ regions }) => ({
      regions: regions.map((each) => (each.code === code ? { ...each, succeeds: before.map(region) } : each)),
    }));

  it('nobody succeeds who is still there, nor what has a successor', () => {
    expect(succeeding(QINCAIGOU, PANLONG)).toThrow(/610921102206 is still listed/);
    expect(succeeding(QINCAIGOU, '610921102299', '610921102299')).toThrow(/has a second successor/);
    expect(succeeding(QINCAIGOU, '610921102299')).not.toThrow();
  });

  it('a unit is under one that is there, and never under itself', () => {
    const under = (unit: string) =>
      written(({ units }) => ({
        units: units.map((each) => (each.id === 'dept-police' ? { ...each, under: unitId(unit) } : each)),
      }));
    expect(under('dept-nowhere')).toThrow(/unit dept-nowhere is unknown/);
    expect(under('dept-police')).toThrow(/under itself/);
    expect(under('dept-water')).not.toThrow();
  });

  it('former ones are no county’s to write', () => {
    const former = { regions: [], units: [], people: [], bodies: [] };
    expect(() => validateDirectory({ ...hanyinDocument(), former })).toThrow(/former/);
    expect(hanyinDirectory().formerUnits()).toEqual([]);
  });
});
