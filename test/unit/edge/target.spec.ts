import { envelopeOf, targetOf } from '../../../src/edge/request/envelope';
import type { Actor } from '../../../src/kernel/actor';
import type { CorrelationId, PersonId } from '../../../src/kernel/ids';

const secrets = { commandId: Buffer.alloc(32, 1), bodyDigest: Buffer.alloc(32, 2) };
const actor: Actor = { id: 'client-12345' as PersonId, role: 'client' };
const commandOf = (route: string, params: unknown) =>
  envelopeOf(
    {
      ...{ actor, route, target: targetOf(params), body: null },
      headers: { 'idempotency-key': 'one-key-for-all-Zr4kQ9wXv7LmB2sT' },
      correlationId: 'c' as CorrelationId,
    },
    secrets,
  ).commandId;

describe('one key', () => {
  it.each([
    ['two messages', 'POST /notices/:message/number', { message: 'a' }, { message: 'b' }],
    ['two appeals', 'POST /appeals/:id/urge', { id: 'a' }, { id: 'b' }],
    [
      'two withholdings of an appeal',
      'POST /appeals/:id/looks/withhold/:withholding/end',
      { id: 'a', withholding: '1' },
      { id: 'a', withholding: '2' },
    ],
  ])('sent to %s is two commands, and to one of them one', (_, route, one, other) => {
    expect(commandOf(route, one)).not.toBe(commandOf(route, other));
    expect(commandOf(route, one)).toBe(commandOf(route, { ...one }));
  });

  it('is for nothing yet where the path names nothing', () => {
    for (const params of [undefined, {}]) expect(targetOf(params)).toBe('');
    expect(targetOf({ id: 'a' })).toBe('a');
  });
});
