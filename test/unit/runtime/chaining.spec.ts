import { createHash } from 'node:crypto';
import type { Actor } from '../../../src/kernel/actor';
import {
  NO_STREAM,
  type CitizenId,
  type CommandId,
  type CorrelationId,
  type PersonId,
  type Revision,
  type StreamName,
} from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import reference from '../../../node_modules/canonicalize/lib/canonicalize.js';
import { FIRST_PREV_HASH, chainEvents, type Draft } from '../../../src/runtime/chaining';

const stream = 'appeal-0b0f5a52-7d57-8c1c-8f0e-3d1a2b3c4d5e' as StreamName;

const draft: Draft = {
  event: {
    type: 'AppealReported',
    data: { words: '电线杆压在房屋上', place: { region: '610921102205' }, note: undefined },
  },
  schemaVersion: 1,
  commandId: 'command-1' as CommandId,
  bodyDigest: 'digest',
  correlationId: 'call-1' as CorrelationId,
  actor: { id: 'chen-guiying' as PersonId, role: 'citizen', citizen: 'citizen-7' as CitizenId },
  occurredAt: '2022-07-18T04:00:00.000Z' as Instant,
  versions: { 'policies-610921': 2, 'calendar-610921': 3 },
};

const start = { stream, revision: NO_STREAM, hash: FIRST_PREV_HASH };

/** The definition of the hash, word for word, by other means than the code's. */
function hashByDefinition(revision: number, type: string, data: string, metadata: string): string {
  const { hash: _own, ...less } = JSON.parse(metadata) as Record<string, unknown>;
  const whole = { data: JSON.parse(data) as unknown, metadata: less, revision, stream, type };
  return createHash('sha256')
    .update(String(reference(whole)))
    .digest('hex');
}

describe('chaining', () => {
  it('hashes data, metadata less the hash, revision, stream and type', () => {
    const { events, head } = chainEvents(start, [draft, { ...draft, causationId: 'command-0' }]);
    const hashes = events.map(({ type, data, metadata }, index) =>
      hashByDefinition(index, type, data, metadata),
    );
    const metadata = events.map((event) => JSON.parse(event.metadata) as Record<string, unknown>);

    expect(metadata.map(({ hash }) => hash)).toEqual(hashes);
    expect(metadata.map(({ prevHash }) => prevHash)).toEqual(['0'.repeat(64), hashes[0]]);
    expect(head).toEqual({ stream, revision: 1, hash: hashes[1] });
  });

  it('writes canonical text', () => {
    for (const { data, metadata } of chainEvents(start, [draft]).events) {
      expect(data).toBe(reference(JSON.parse(data)));
      expect(metadata).toBe(reference(JSON.parse(metadata)));
    }
  });

  it('derives the event id from the hash, as a UUID of version 8', () => {
    const [event] = chainEvents(start, [draft]).events;
    const { hash } = JSON.parse(event?.metadata ?? '{}') as { hash: string };
    expect(event?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(event?.id.slice(0, 13)).toBe(`${hash.slice(0, 8)}-${hash.slice(8, 12)}`);
    expect(event?.id.slice(-12)).toBe(hash.slice(20, 32));
  });

  it.each<[string, Draft, number]>([
    ['data', { ...draft, event: { type: 'AppealReported', data: { words: '停电' } } }, -1],
    ['type', { ...draft, event: { ...draft.event, type: 'CommentAdded' } }, -1],
    ['actor', { ...draft, actor: { id: 'li-dashan' as PersonId, role: 'citizen' } }, -1],
    ['time', { ...draft, occurredAt: '2022-07-18T04:00:00.001Z' as Instant }, -1],
    ['versions', { ...draft, versions: {} }, -1],
    ['revision', draft, 0],
  ])('another %s gives another id', (_what, other, revision) => {
    const [event] = chainEvents(start, [draft]).events;
    const [changed] = chainEvents({ ...start, revision: revision as Revision }, [other]).events;
    expect(changed?.id).not.toBe(event?.id);
  });

  it('keeps strays on the actor out of the log', () => {
    const actor = { ...draft.actor, token: 'eyJhbGciOi' } as Actor;
    const [event] = chainEvents(start, [{ ...draft, actor }]).events;
    expect(event?.metadata).not.toContain('eyJhbGciOi');
  });

  it('refuses what JSON cannot say', () => {
    const broken = { ...draft, event: { type: 'AppealReported', data: { amount: NaN } } };
    expect(() => chainEvents(start, [broken])).toThrow('not a JSON value: NaN');
  });
});
