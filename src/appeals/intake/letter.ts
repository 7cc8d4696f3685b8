import { CloudEvent } from 'cloudevents';
import type { IncomingMessage } from '../../kernel/ports/messaging';
import { INTAKE_TYPE } from './topics';

/** Why a message holds no report, for whoever looks through the dead letters. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  constructor(
    readonly reason: string,
    detail: string,
  ) {
    super(detail);
  }
}

/** The report of a structured CloudEvent; what it holds is judged elsewhere. @throws Unreadable */
export function itemIn({ value }: Pick<IncomingMessage, 'value'>): Readonly<Record<string, unknown>> {
  const { id, type, data } = eventIn(parsed(value));
  if (type !== INTAKE_TYPE)
    throw new Unreadable(
      'intake/unknown-type',
      `its type should be ${INTAKE_TYPE}, not ${String(type).slice(0, 100)}`,
    );
  if (!isObject(data)) throw new Unreadable('intake/no-data', 'its data should be an object');
  return { ...data, id };
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw new Unreadable('intake/not-json', 'it should be JSON in UTF-8');
  }
}

const NO_EVENT = 'it should be a structured CloudEvent 1.0: specversion, id, source, type and data';

function eventIn(value: unknown): CloudEvent<unknown> {
  // The library makes up an id where there is none, and nothing could tell a repetition.
  if (!isObject(value) || value['specversion'] !== '1.0' || !value['id'])
    throw new Unreadable('intake/not-an-event', NO_EVENT);
  try {
    return new CloudEvent(value);
  } catch {
    throw new Unreadable('intake/not-an-event', NO_EVENT);
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
