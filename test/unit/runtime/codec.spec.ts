import { DomainError } from '../../../src/kernel/domain-error';
import type { EventSchemas } from '../../../src/kernel/decider';
import type { StoredEvent } from '../../../src/kernel/event';
import type { EventId, Position, Revision } from '../../../src/kernel/ids';
import { recordedOf, schemaVersionOf, UnknownEventType } from '../../../src/runtime/codec';
import { maizeSchemas, type MaizeEvent } from '../../kit/toy-aggregate';
import { PANLONG } from './executor-fixture';

const stored = (type: string, schemaVersion: number, data: string): StoredEvent => ({
  id: '6f0c3b52-7d57-8c1c-8f0e-3d1a2b3c4d5e' as EventId,
  stream: PANLONG,
  revision: 4 as Revision,
  position: 12 as Position,
  type,
  data,
  metadata: `{"commandId":"command-1","schemaVersion":${schemaVersion}}`,
});

describe('a stored event', () => {
  it('is read as it is when it is of today', () => {
    expect(recordedOf<MaizeEvent>(stored('MaizeDelivered', 2, '{"kilograms":50}'), maizeSchemas)).toEqual({
      id: '6f0c3b52-7d57-8c1c-8f0e-3d1a2b3c4d5e',
      stream: PANLONG,
      revision: 4,
      position: 12,
      event: { type: 'MaizeDelivered', data: { kilograms: 50 } },
      metadata: { commandId: 'command-1', schemaVersion: 2 },
    });
  });

  it('of an older shape is raised to today’s', () => {
    const { event, metadata } = recordedOf(
      stored('MaizeDelivered', 1, '{"jin":100,"note":"雨前"}'),
      maizeSchemas,
    );
    expect(event.data).toEqual({ kilograms: 50, note: '雨前' });
    expect(metadata.schemaVersion).toBe(1);
  });

  it('is raised step by step', () => {
    const schemas: EventSchemas = {
      versions: { MaizeDrawn: 3 },
      upcasts: {
        MaizeDrawn: {
          1: (data) => ({ ...data, second: true }),
          2: (data) => ({ ...data, third: data['second'] }),
        },
      },
    };
    expect(recordedOf(stored('MaizeDrawn', 1, '{}'), schemas).event.data).toEqual({
      second: true,
      third: true,
    });
    expect(recordedOf(stored('MaizeDrawn', 2, '{"second":7}'), schemas).event.data).toEqual({
      second: 7,
      third: 7,
    });
  });

  it.each([
    [
      'of a type that this build does not know',
      stored('MaizeStolen', 1, '{}'),
      'event type MaizeStolen of schema version 1: this build knows none',
    ],
    [
      'of a type named like a member of Object',
      stored('constructor', 1, '{}'),
      'event type constructor of schema version 1: this build knows none',
    ],
    [
      'of a newer shape',
      stored('MaizeDrawn', 2, '{}'),
      'event type MaizeDrawn of schema version 2: this build knows up to 1',
    ],
  ])('%s is refused by name, which no caller is told', (_what, event, told) => {
    let refusal: unknown;
    try {
      recordedOf(event, maizeSchemas);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(UnknownEventType);
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toMatchObject({ code: 'event/unknown-type', details: {} });
    expect(String((refusal as Error).cause)).toBe(`Error: ${told}`);
  });

  it('whose step is missing says which', () => {
    const schemas = { ...maizeSchemas, upcasts: {} };
    expect(() => recordedOf(stored('MaizeDelivered', 1, '{}'), schemas)).toThrow(
      'no upcast of MaizeDelivered from schema version 1',
    );
  });
});

it('a type without a schema version cannot be written', () => {
  expect(schemaVersionOf('MaizeDelivered', maizeSchemas)).toBe(2);
  expect(() => schemaVersionOf('MaizeStolen', maizeSchemas)).toThrow('MaizeStolen has no schema version');
});
