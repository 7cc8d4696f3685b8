import type { Actor } from '../../../src/kernel/actor';
import type { PersonId } from '../../../src/kernel/ids';
import { maizeBag, type MaizeCommand } from '../../kit/toy-aggregate';
import { envelope, modes, setUp } from './executor-fixture';

const deliver = (kilograms: number): MaizeCommand => ({ verb: 'deliver', kilograms });

describe.each(modes)('a caller whom a stream knows by another name, %s', (_mode, cachedEvents) => {
  it('acts and is recorded under that name, and gets the first answer again', async () => {
    const { executor, store } = setUp(cachedEvents);
    await executor.execute(maizeBag, envelope(), deliver(9));
    const sent = envelope();
    const as = (state: { readonly kilograms: number }): Actor => ({
      ...sent.actor,
      id: `knows-of-${state.kilograms}` as PersonId,
    });
    const first = await executor.execute(maizeBag, sent, deliver(1), { as });
    expect(store.log.at(-1)?.metadata).toContain('"id":"knows-of-9"');
    const again = await executor.execute(maizeBag, sent, deliver(1), { as });
    expect(again).toMatchObject({ repeated: true, revision: first.revision });
  });
});
