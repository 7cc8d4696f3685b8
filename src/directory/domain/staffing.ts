import type { PersonId, RegionCode, UnitId } from '../../kernel/ids';
import { tierOf } from '../../kernel/region';
import type { DirectoryDocument, Person, Region, Unit } from './model';

type Written = Pick<DirectoryDocument, 'regions' | 'units' | 'people'>;

/** Raised when the rule below changes, so that the directory is imported anew. */
export const STAFFING_RULE = 1;

/**
 * Completes what a county writes by hand: each region has its governance centre, each unit an officer and a
 * dispatcher, each village a grid worker. What is written stays as it is, and first, so that places hold.
 */
export function staffed({ regions, units, people }: Written): Pick<Written, 'units' | 'people'> {
  const written = new Set(units.filter((unit) => unit.kind === 'centre').map((unit) => unit.region));
  const centres = regions.filter((region) => !written.has(region.code)).map(centreFor);
  const allUnits = [...units, ...centres];

  const known = new Set(people.map((person) => person.id));
  const missing = [
    ...allUnits.flatMap((unit) => [staffOf(unit, 'officer'), staffOf(unit, 'dispatcher')]),
    ...regions.filter((region) => region.tier === 'village').map(gridWorkerOf),
  ].filter((person) => !known.has(person.id));
  return { units: allUnits, people: [...people, ...missing] };
}

const centreId = (region: RegionCode): UnitId => `centre-${region}` as UnitId;

const centreFor = ({ code, name }: Region): Unit => ({
  id: centreId(code),
  name: { zh: `${placeName(name)}综治中心`, en: `Governance Centre of ${code}` },
  kind: 'centre',
  tier: tierOf(code),
  region: code,
});

/** 盘龙村委会 is the committee of 盘龙村; the centre is the village's. */
const placeName = (region: string): string => region.replace(/村委会$/, '村').replace(/社区居委会$/, '社区');

const staffOf = (unit: Unit, role: 'officer' | 'dispatcher'): Person =>
  named({ id: `${role}-${unit.id}` as PersonId, role, unit: unit.id, region: unit.region });

const gridWorkerOf = ({ code }: Region): Person =>
  named({
    id: `grid-${code}` as PersonId,
    role: 'grid-worker',
    unit: centreId(code),
    region: `${code}-01` as RegionCode,
  });

const SURNAMES = [...'陈王李张刘吴罗周沈邓邱胡储贺汪温成龚冯蒋徐谢杨唐何郑钟彭曾余'];
const FIRST = [...'建秀永春志文国小明晓兴长德玉家正'];
const SECOND = [...'平兰军梅华芳安林英生强霞全红云才'];

/** The same id gives the same name at every import. */
function named(person: Omit<Person, 'name'>): Person {
  const number = fnv1a(person.id);
  const pick = (signs: readonly string[], shift: number): string =>
    signs[(number >>> shift) % signs.length] ?? '';
  const name = pick(SURNAMES, 0) + pick(FIRST, 9) + pick(SECOND, 17);
  return { id: person.id, name, role: person.role, unit: person.unit, region: person.region };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}
