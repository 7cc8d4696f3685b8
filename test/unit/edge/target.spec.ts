import type { ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '../../../src/edge/request/auth.guard';
import { edgeOf, type EdgeRequest } from '../../../src/edge/request/edge-request';
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

  it('is so read off the request, whatever the path calls it', async () => {
    const guard = new AuthGuard(
      { getAllAndOverride: () => undefined } as never,
      { authenticate: async () => ({ actor }) },
      secrets,
      { stepUpMinutes: 0 },
      {} as never,
    );
    const sentTo = async (message: string) => {
      const url = '/notices/:message/number';
      const headers = { 'idempotency-key': 'one-key-for-all-Zr4kQ9wXv7LmB2sT', authorization: 'Bearer a' };
      const request = { headers, method: 'POST', routeOptions: { url }, params: { message } };
      await guard.canActivate({
        ...{ getHandler: () => undefined, getClass: () => undefined },
        switchToHttp: () => ({ getRequest: () => request }),
      } as unknown as ExecutionContext);
      return edgeOf(request as unknown as EdgeRequest).envelope().commandId;
    };
    expect(await sentTo('a')).not.toBe(await sentTo('b'));
    expect(await sentTo('a')).toBe(await sentTo('a'));
  });

  it('is for nothing yet where the path names nothing', () => {
    for (const params of [undefined, {}]) expect(targetOf(params)).toBe('');
    expect(targetOf({ id: 'a' })).toBe('a');
  });
});
