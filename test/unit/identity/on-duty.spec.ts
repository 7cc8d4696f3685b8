import { onDutyAs } from '../../../src/identity/on-duty';
import type { Claims } from '../../../src/identity';
import type { PersonId, RegionCode, UnitId } from '../../../src/kernel/ids';
import type { Day, Instant } from '../../../src/kernel/time';

const li = {
  role: 'officer' as const,
  unit: 'centre-610921102' as UnitId,
  region: '610921102' as RegionCode,
  from: '2026-07-01' as Day,
  until: '2026-12-31' as Day,
};
const wen = { ...li, role: 'auditor' as const, unit: 'dept-audit' as UnitId, region: '610921' as RegionCode };
const walker = {
  ...{ role: 'grid-worker' as const, unit: 'centre-610921102206' as UnitId },
  region: '610921102206-01' as RegionCode,
};
const people = new Map(Object.entries({ 'officer-li': li, 'auditor-wen': wen, 'grid-1': walker }));
const directory = {
  person: (id: PersonId) => people.get(id),
  unit: (id: UnitId) =>
    id.startsWith('centre-') ? { region: id.slice('centre-'.length) as RegionCode } : undefined,
};
const noon = '2026-07-01T04:00:00.000Z' as Instant;

const on = (claimed: object, now = noon) =>
  onDutyAs(
    {
      ...{ issuer: 'login', subject: 'officer-li', role: 'officer' },
      ...{ phoneVerified: false, expires: 2_000_000_000, ...claimed },
    } satisfies Claims,
    directory,
    now,
  );

describe('somebody on duty', () => {
  const asListed = { id: 'officer-li', role: 'officer', unit: li.unit, region: li.region };

  it.each([{}, { unit: li.unit }, { region: li.region }, { region: '610921102206' }])(
    'is who the directory says, where the token says %j',
    (claimed) => {
      expect(on(claimed)).toEqual(asListed);
    },
  );

  it('acts in the grid that the directory gives, where the token names its village', () => {
    const claimed = { subject: 'grid-1', role: 'grid-worker', region: '610921102206' };
    expect(on(claimed)).toMatchObject({ region: walker.region });
  });

  it('watches as the directory has them, where the token names another unit of the region', () => {
    const claimed = { subject: 'auditor-wen', role: 'auditor', unit: 'centre-610921' };
    expect(on(claimed)).toMatchObject({ unit: 'dept-audit' });
  });

  it.each([
    ['region', { subject: 'grid-1', role: 'grid-worker', region: '610921102' }],
    ['unit', { subject: 'grid-1', role: 'grid-worker', unit: 'centre-610921102' }],
    ['unit', { subject: 'auditor-wen', role: 'auditor', unit: 'no-such-unit' }],
    ['sub', { subject: 'officer-wang' }],
    ['sub', { subject: 'constructor' }],
    ['role', { role: 'auditor' }],
    ['role', { role: 'admin' }],
    ['unit', { unit: 'centre-610921' }],
    ['region', { region: '610921' }],
    ['region', { region: '610921103' }],
    ['region', { region: '61092110' }],
  ])('is nobody whose %s goes beyond it: %j', (claim, claimed) => {
    expect(() => on(claimed)).toThrow(
      expect.objectContaining({ code: 'auth/beyond-directory', details: expect.objectContaining({ claim }) }),
    );
  });

  it.each([
    ['2026-06-30T15:59:59.999Z', false],
    ['2026-06-30T16:00:00.000Z', true],
    ['2026-12-31T15:59:59.999Z', true],
    ['2026-12-31T16:00:00.000Z', false],
  ])('is on duty by the county’s days: at %s %s', (now, isOn) => {
    const asked = () => on({}, now as Instant);
    if (isOn) expect(asked()).toEqual(asListed);
    else expect(asked).toThrow(expect.objectContaining({ code: 'auth/beyond-directory' }));
  });
});
