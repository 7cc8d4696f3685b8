import type { MaizeCommand } from '../../kit/toy-aggregate';
import { maizeBag } from '../../kit/toy-aggregate';
import { envelope, modes, refusalOf, setUp } from './executor-fixture';

const deliver = (kilograms: number): MaizeCommand => ({ verb: 'deliver', kilograms });

describe.each(modes)('a stream that is thought to begin, %s', (_, cachedEvents) => {
  it('is not read before its first append', async () => {
    const { executor, store } = setUp(cachedEvents);
    const result = await executor.execute(maizeBag, envelope(), deliver(10), { begins: true });
    expect(result).toMatchObject({ revision: 0, repeated: false });
    expect(store.calls.readStream).toBe(0);
  });

  it('answers a repeated command from the log, once', async () => {
    const { executor, anotherNode, store } = setUp(cachedEvents);
    const asked = { ...envelope(), bodyDigest: 'ten-kilograms' };
    const first = await anotherNode.execute(maizeBag, asked, deliver(10), { begins: true });
    const again = await executor.execute(maizeBag, asked, deliver(10), { begins: true });
    expect(again).toEqual({ ...first, repeated: true });
    expect(store.log).toHaveLength(1);
    const other = { ...asked, bodyDigest: 'twenty-kilograms' };
    const refusal = await refusalOf(executor.execute(maizeBag, other, deliver(20), { begins: true }));
    expect(refusal.code).toBe('command/key-reused');
  });

  it('is decided anew where it was there after all', async () => {
    const { executor, anotherNode } = setUp(cachedEvents);
    await anotherNode.execute(maizeBag, envelope(), deliver(10));
    const draw: MaizeCommand = { verb: 'draw', kilograms: 10, households: ['陈桂英'] };
    expect(await executor.execute(maizeBag, envelope(), draw, { begins: true })).toMatchObject({
      revision: 1,
    });
    expect(await executor.execute(maizeBag, envelope(), deliver(1), { begins: true })).toMatchObject({
      revision: 2,
    });
  });
});
