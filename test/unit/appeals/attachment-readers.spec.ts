import { attachmentAccessOf } from '../../../src/appeals/application/attachment-access';
import type { Actor } from '../../../src/kernel/actor';
import type { CitizenId, PersonId, RegionCode, UnitId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';

const li: Actor = {
  ...{ id: 'officer-li' as PersonId, role: 'officer' },
  ...{ unit: 'dept-water' as UnitId, region: '610921' as RegionCode },
};

/** Of a directory in which she is of this unit, or not at all. */
const accessWhere = (unit: string | undefined) =>
  attachmentAccessOf({
    ports: {
      inForce: () => ({
        directory: {
          person: () => unit && { role: 'officer', unit, region: '610921' },
          unit: () => undefined,
        },
      }),
      clock: { now: () => '2026-07-01T04:00:00.000Z' as Instant },
    },
  } as never);

describe('the reader that a link was made for', () => {
  it('is as the directory has them, while they are where they were', () => {
    expect(accessWhere('dept-water').current(li)).toEqual(li);
  });

  it.each([['another unit', 'dept-roads'] as const, ['nowhere', undefined] as const])(
    'has no use of it once they are at %s',
    (_where, unit) => {
      expect(() => accessWhere(unit).current(li)).toThrow(
        expect.objectContaining({ code: 'attachment/link-invalid' }),
      );
    },
  );

  it('is asked of no directory where it is a citizen', () => {
    const citizen: Actor = { id: 'c-1' as PersonId, role: 'citizen', citizen: 'c-1' as CitizenId };
    expect(accessWhere(undefined).current(citizen)).toBe(citizen);
  });
});
