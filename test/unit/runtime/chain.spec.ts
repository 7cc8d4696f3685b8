import fc from 'fast-check';
import type { EventMetadata, StoredEvent } from '../../../src/kernel/event';
import type { EventId, Position, Revision } from '../../../src/kernel/ids';
import { verifyChain, type ChainVerdict } from '../../../src/runtime/chain';
import { eventIdOf, FIRST_PREV_HASH, chainEvents, type Draft } from '../../../src/runtime/chaining';
import { NO_STREAM, type CommandId, type CorrelationId } from '../../../src/kernel/ids';
import { NOON, officer, PANLONG } from './executor-fixture';

const draft = (note: string): Draft => ({
  event: { type: 'MaizeDelivered', data: { kilograms: note.length, note } },
  schemaVersion: 2,
  commandId: `command-${note}` as CommandId,
  correlationId: 'visit' as CorrelationId,
  actor: officer,
  occurredAt: NOON,
  versions: {},
});

function stored(notes: readonly string[]): readonly StoredEvent[] {
  const { events } = chainEvents(
    { stream: PANLONG, revision: NO_STREAM, hash: FIRST_PREV_HASH },
    notes.map(draft),
  );
  return events.map((event, index) => ({
    ...event,
    stream: PANLONG,
    revision: index as Revision,
    position: (index + 1) as Position,
  }));
}

const renumbered = (events: readonly StoredEvent[]): StoredEvent[] =>
  events.map((event, index) => ({ ...event, revision: index as Revision }));

const metadataOf = (event: StoredEvent) => JSON.parse(event.metadata) as EventMetadata;

const history = fc
  .array(fc.string({ maxLength: 12 }), { minLength: 2, maxLength: 12 })
  .map((notes) => stored(notes.map((note, index) => `${index}:${note}`)));

const historyAndPlace = history.chain((events) =>
  fc.tuple(fc.constant(events), fc.nat({ max: events.length - 1 })),
);

const fault = (verdict: ChainVerdict) => (verdict.holds ? 'none' : `${verdict.fault} ${verdict.revision}`);

describe('a chain', () => {
  it('holds as it was written, and says that it cannot know of a cut end', () => {
    fc.assert(
      fc.property(history, (events) => {
        expect(verifyChain(events)).toEqual({
          holds: true,
          events: events.length,
          hash: metadataOf(events[events.length - 1]!).hash,
          unknown: 'tail',
        });
      }),
    );
    expect(verifyChain([])).toEqual({ holds: true, events: 0, hash: FIRST_PREV_HASH, unknown: 'tail' });
  });

  it.each<[string, (event: StoredEvent) => StoredEvent]>([
    ['data', (event) => ({ ...event, data: event.data.replace('"kilograms":', '"kilograms":1') })],
    ['the same data in other bytes', (event) => ({ ...event, data: event.data.replace('{', '{ ') })],
    ['type', (event) => ({ ...event, type: 'MaizeDrawn' })],
    ['stream', (event) => ({ ...event, stream: `${event.stream}-x` as StoredEvent['stream'] })],
    ['actor', (event) => ({ ...event, metadata: event.metadata.replace('wang-fang', 'zhang-ming') })],
    ['time', (event) => ({ ...event, metadata: event.metadata.replace('2022-07-18', '2022-07-17') })],
    ['hash', (event) => ({ ...event, metadata: event.metadata.replace(/"hash":"./, '"hash":"-') })],
    ['id', (event) => ({ ...event, id: eventIdOf('f'.repeat(64)) })],
    ['metadata to no JSON at all', (event) => ({ ...event, metadata: event.metadata.slice(1) })],
  ])('names the first event with edited %s', (_what, edit) => {
    fc.assert(
      fc.property(historyAndPlace, ([events, place]) => {
        const tampered = events.map((event, index) => (index >= place ? edit(event) : event));
        expect(fault(verifyChain(tampered))).toBe(`edited ${place}`);
      }),
    );
  });

  it('names the event that was rewritten with a hash of its own, when another follows', () => {
    fc.assert(
      fc.property(historyAndPlace, ([events, place]) => {
        fc.pre(place < events.length - 1);
        const before = events[place - 1];
        const { events: forged } = chainEvents(
          {
            stream: PANLONG,
            revision: (place - 1) as Revision,
            hash: before ? metadataOf(before).hash : FIRST_PREV_HASH,
          },
          [draft('forged')],
        );
        const tampered = events.map((event, index) => (index === place ? { ...event, ...forged[0] } : event));
        expect(fault(verifyChain(tampered))).toBe(`edited ${place}`);
      }),
    );
  });

  it.each([
    ['its number left open', (events: readonly StoredEvent[]) => events],
    ['the rest renumbered', renumbered],
  ])('names the deleted event, %s', (_how, close) => {
    fc.assert(
      fc.property(historyAndPlace, fc.integer({ min: 1, max: 4 }), ([events, place], count) => {
        fc.pre(place + count < events.length);
        const tampered = close(events.filter((_, index) => index < place || index >= place + count));
        expect(fault(verifyChain(tampered))).toBe(`deleted ${place}`);
      }),
    );
  });

  it.each([
    ['with their numbers', (events: readonly StoredEvent[]) => events],
    ['with new numbers', renumbered],
  ])('names the first place of events that were swapped, %s', (_how, close) => {
    fc.assert(
      fc.property(historyAndPlace, fc.integer({ min: 1, max: 11 }), ([events, place], distance) => {
        const other = place + distance;
        fc.pre(other < events.length);
        const order = [...events];
        [order[place], order[other]] = [events[other]!, events[place]!];
        expect(fault(verifyChain(close(order)))).toBe(`reordered ${place}`);
      }),
    );
  });

  it('names where its end was cut off, given a head that was kept elsewhere', () => {
    fc.assert(
      fc.property(historyAndPlace, ([events, place]) => {
        const last = events[events.length - 1]!;
        const head = { revision: last.revision, hash: metadataOf(last).hash };
        expect(verifyChain(events, head)).toMatchObject({ holds: true, unknown: 'nothing' });
        expect(fault(verifyChain(events.slice(0, place), head))).toBe(`truncated ${place}`);
      }),
    );
  });

  it('cannot know of what came after a head that was kept elsewhere', () => {
    const events = stored(['a', 'b', 'c']);
    const head = { revision: 1 as Revision, hash: metadataOf(events[1]!).hash };
    expect(verifyChain(events, head)).toMatchObject({ holds: true, unknown: 'tail' });
    expect(verifyChain(stored(['a', 'b', 'forged']), head)).toMatchObject({ holds: true, unknown: 'tail' });
  });

  it('does not hold against another head, even when all of it was rewritten', () => {
    const head = { revision: 1 as Revision, hash: metadataOf(stored(['a', 'b'])[1]!).hash };
    expect(verifyChain(stored(['a', 'forged']), head)).toEqual({
      holds: false,
      fault: 'edited',
      revision: 1,
      event: stored(['a', 'forged'])[1]?.id as EventId,
    });
  });
});

describe('a chain that is read page by page', () => {
  /** The first page that does not hold, else the last; each from where the one before it ended. */
  function inPages(events: readonly StoredEvent[], size: number): ChainVerdict {
    let start = { revision: 0, prevHash: FIRST_PREV_HASH };
    for (;;) {
      const page = events.filter(({ revision }) => revision >= start.revision).slice(0, size);
      const verdict = verifyChain(page, undefined, start);
      const last = page.at(-1);
      if (!verdict.holds || page.length < size || last === undefined) return verdict;
      start = { revision: last.revision + 1, prevHash: metadataOf(last).hash };
    }
  }
  const size = fc.integer({ min: 1, max: 5 });

  it('has the verdict of the whole, whole or with one event edited or gone', () => {
    fc.assert(
      fc.property(historyAndPlace, size, ([events, place], pages) => {
        expect(inPages(events, pages)).toEqual(verifyChain(events));
        const edited = events.map((event, at) =>
          at === place ? { ...event, data: event.data.replace('kilograms', 'pounds') } : event,
        );
        expect(fault(inPages(edited, pages))).toBe(`edited ${place}`);
        const gone = events.filter((_, at) => at !== place);
        if (place < events.length - 1) expect(fault(inPages(gone, pages))).toBe(`deleted ${place}`);
      }),
    );
  });

  it('names the last event of a page that was written anew, hash and all, on the next page', () => {
    const whole = stored(['a', 'b', 'c', 'd']);
    const forged = stored(['a', 'forged']).map((event, at) => (at === 1 ? event : whole[at]!));
    const events = [...forged, ...whole.slice(2)];
    expect(fault(verifyChain(events))).toBe('edited 1');
    expect(fault(inPages(events, 2))).toBe('edited 1');
  });
});
