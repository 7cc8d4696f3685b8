import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { appealDecider } from '../../../src/appeals/domain/decider';
import { appealErrors } from '../../../src/appeals/messages/errors';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { appealSchemas } from '../../../src/appeals/domain/schemas';
import { SYSTEM } from '../../../src/kernel/actor';
import type { Revision } from '../../../src/kernel/ids';
import { START, as, countyDispatcher } from '../../kit/appeal-context';
import { ask, sealed } from '../../kit/appeal-story';
import { given } from '../../kit/appeal-context';

const SAMPLES = join(__dirname, 'samples');
const sample = (name: string) =>
  JSON.parse(readFileSync(join(SAMPLES, name), 'utf8')) as Record<string, unknown>;

describe('older shapes', () => {
  const [upcast] = Object.values(appealSchemas.upcasts['AppealReported'] ?? {});
  const raised = upcast?.(sample('appeal-reported-v1.json')) ?? {};

  it('raises AppealReported 1 to 2: of a citizen, routine, with a place instead of a bare region', () => {
    const { region, ...kept } = sample('appeal-reported-v1.json');
    expect(raised).toEqual({ ...kept, origin: 'citizen', urgency: 'routine', place: { region } });
  });

  it('goes on from there as from one of today', () => {
    const event = { type: 'AppealReported', data: raised } as unknown as AppealEvent;
    given({ event, actor: SYSTEM, occurredAt: START })
      .when(
        ask('classify', { service: 'infrastructure-power' as never, reason: sealed('停电') }),
        as(countyDispatcher),
      )
      .thenMatching({ type: 'DeadlineMissed' }, { type: 'AppealClassified', data: { urgency: 'routine' } });
  });

  it('has a step from every old version to the next, and a frozen sample for each', () => {
    const steps = Object.entries(appealSchemas.versions).flatMap(([type, version]) =>
      Array.from({ length: version - 1 }, (_, older) => ({ type, older: older + 1 })),
    );
    for (const { type, older } of steps) expect(appealSchemas.upcasts[type]?.[older]).toBeDefined();
    expect(readdirSync(SAMPLES)).toHaveLength(steps.length);
  });
});

it('changes nothing for an event that follows nothing', () => {
  const facts = { revision: 0 as Revision, occurredAt: START, actor: SYSTEM };
  const closed = { type: 'AppealClosed', data: { cause: 'rated' } } as const;
  expect(appealDecider.evolve(appealDecider.initial, closed, facts)).toBe(appealDecider.initial);
});

it('has no code that nothing raises', () => {
  const domain = join(__dirname, '../../../src/appeals/domain');
  const source = readdirSync(domain, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(domain, file), 'utf8'))
    .join('\n');
  expect(Object.keys(appealErrors).filter((code) => !source.includes(`'${code}'`))).toEqual([]);
});
