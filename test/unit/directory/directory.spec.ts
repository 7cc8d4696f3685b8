import { DomainError } from '../../../src/kernel/domain-error';
import {
  CHENGGUAN,
  HANYIN,
  PANLONG,
  PUXI,
  hanyinDirectory,
  personId,
  region,
  serviceId,
  unitId,
} from '../../kit/hanyin';

const directory = hanyinDirectory(3);

describe("Hanyin's directory", () => {
  it('has the county, 10 towns and 160 villages, each with its centre, officer and dispatcher', () => {
    expect(directory.version).toBe(3);
    const tiers = directory.allRegions().map(({ tier }) => tier);
    expect(tiers.filter((tier) => tier === 'town')).toHaveLength(10);
    expect(tiers.filter((tier) => tier === 'village')).toHaveLength(160);
    for (const { code } of directory.allRegions()) {
      expect(directory.centreOf(code)).toMatchObject({ id: `centre-${code}`, kind: 'centre', region: code });
      for (const role of ['officer', 'dispatcher'])
        expect(directory.person(personId(`${role}-centre-${code}`))).toMatchObject({ role, region: code });
    }
  });

  it('staffs each department and enterprise, and the county its supervisor, auditor and administrator', () => {
    for (const id of [
      'officer-dept-water',
      'dispatcher-dept-water',
      'officer-ent-power',
      'officer-congress-610921',
    ])
      expect(directory.person(personId(id))).toBeDefined();
    for (const role of ['supervisor', 'auditor', 'admin'])
      expect(directory.person(personId(`${role}-610921`))).toMatchObject({ role, region: HANYIN });
  });

  it("names a village's centre after the village, not its committee", () => {
    expect(directory.centreOf(region('610921102201'))?.name.zh).toBe('东升村综治中心');
    expect(directory.centreOf(region('610921100001'))?.name.zh).toBe('南街社区综治中心');
    expect(directory.centreOf(PUXI)?.name.zh).toBe('蒲溪镇综治中心');
  });

  it('keeps what was written by hand', () => {
    expect(directory.person(personId('grid-610921102206'))?.name).toBe('王顺才');
  });

  it('gives the same names at every import, of two or three characters', () => {
    const again = hanyinDirectory().allPeople();
    expect(again).toEqual(directory.allPeople());
    const systems = again.filter(({ role }) => role === 'client');
    for (const { name } of again.filter((one) => !systems.includes(one)))
      expect(name).toMatch(/^\p{Script=Han}{2,4}$/u);
    expect(new Set(again.map(({ name }) => name)).size).toBeGreaterThan(300);
  });

  it("a grid's centre is its village's", () => {
    expect(directory.centreOf(region(`${PANLONG}-01-02`))?.id).toBe('centre-610921102206');
  });

  it('what a unit asks is decided one tier above, in the county by the county centre', () => {
    const above = (id: string) => directory.centreAbove(unitId(id)).id;
    expect(above('centre-610921102206')).toBe('centre-610921102');
    expect(above('centre-610921102')).toBe('centre-610921');
    expect(above('centre-610921')).toBe('centre-610921');
    expect(above('dept-water')).toBe('centre-610921');
    expect(() => above('dept-gas')).toThrow(DomainError);
  });

  it("finds the grid worker of a grid, else the village's, and none for a town", () => {
    const workers = (place: string) => directory.gridWorkersOf(region(place)).map(({ id }) => id);
    expect(workers(`${PANLONG}-01`)).toEqual(['grid-610921102206']);
    expect(workers(`${PANLONG}-02`)).toEqual(['grid-610921102206']);
    expect(workers(PANLONG)).toEqual(['grid-610921102206']);
    expect(workers(PUXI)).toEqual([]);
  });

  it('answers with the entry of the smallest area', () => {
    const water = directory.entriesOf(serviceId('infrastructure-water'));
    expect(water.map(({ area }) => area)).toEqual([HANYIN, CHENGGUAN]);
    expect(directory.dutyOf(serviceId('infrastructure-water'), region(`${CHENGGUAN}001`))?.unit).toBe(
      'ent-water',
    );
  });
});
