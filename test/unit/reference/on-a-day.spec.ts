import type { RegionCode, StreamName } from '../../../src/kernel/ids';
import { NO_STREAM } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import { referenceStream, type ReferenceName } from '../../../src/reference/model';
import { versionsOn } from '../../../src/reference/on-a-day';
import { MemoryEventStore } from '../../kit/memory-event-store';

const county = '610921' as RegionCode;
const day = (number: number) => `2026-07-0${number}T00:00:00.000Z` as Instant;

/** Each published on a day; a rule may come into force on another. */
async function published(...all: readonly (readonly [ReferenceName, Instant, Instant?])[]) {
  const reader = new MemoryEventStore();
  const revisions = new Map<StreamName, number>();
  for (const [name, occurredAt, effectiveAt] of all) {
    const stream = referenceStream(name, county);
    const expected = revisions.get(stream) ?? NO_STREAM;
    revisions.set(stream, expected + 1);
    const data = { name, contentHash: 'x', document: {}, ...(effectiveAt ? { effectiveAt } : {}) };
    const metadata = { schemaVersion: 1, occurredAt, actor: { id: 'admin', role: 'admin' } };
    await reader.append(stream, expected as never, [
      {
        id: `${name}-${expected + 1}` as never,
        type: 'DocumentImported',
        data: JSON.stringify(data),
        metadata: JSON.stringify(metadata),
      },
    ]);
  }
  return { reader, county };
}

describe('what was in force on a day', () => {
  it('is what had been published by then, and nothing before there was any', async () => {
    const from = await published(['directory', day(2)], ['directory', day(4)], ['permissions', day(2)]);
    expect(await versionsOn(from, day(1))).toMatchObject({ directory: 0, permissions: 0 });
    expect(await versionsOn(from, day(2))).toMatchObject({ directory: 1, permissions: 1, catalogue: 0 });
    expect(await versionsOn(from, day(3))).toMatchObject({ directory: 1 });
    expect(await versionsOn(from, day(9))).toMatchObject({ directory: 2, permissions: 1 });
  });

  it('takes rules by the day on which they came into force, and none that was published later', async () => {
    const from = await published(
      ['calendar', day(1)],
      ['calendar', day(3), day(5)],
      ['calendar', day(7), day(2)],
    );
    expect(await versionsOn(from, day(4))).toMatchObject({ calendar: 1 });
    expect(await versionsOn(from, day(6))).toMatchObject({ calendar: 2 });
    expect(await versionsOn(from, day(8))).toMatchObject({ calendar: 3 });
  });
});
