import type { CommandId, CorrelationId } from '../../../src/kernel/ids';
import type { CommandOutcome } from '../../../src/kernel/ports/command-port';
import { OutboxSender } from '../../../src/runtime/saga-runner/outbox-sender';
import type { QueuedCommand, SagaStore } from '../../../src/runtime/saga-runner/saga-store';
import { defaultLimits } from '../../../src/runtime/runners/limits';
import { grid } from '../../kit/toy-runners';

const reminder: QueuedCommand = {
  instance: grid(1),
  commandId: 'remind-1' as CommandId,
  stream: grid(1),
  command: JSON.stringify({ verb: 'remind', hazard: '电杆倾斜' }),
  correlation: 'visit' as CorrelationId,
  causation: 'found',
  attempts: 0,
};
const done: CommandOutcome = { kind: 'done', revision: 0 as never, position: 0 as never };

describe('what the outbox sends', () => {
  /** The outcomes of what is sent come when the test says so. */
  function sending() {
    const answer: (() => void)[] = [];
    let heard = 0;
    const store = {
      nextCommands: async () => [reminder],
      nextRetryIn: async () => undefined,
    } as unknown as SagaStore;
    const port = {
      send: () => new Promise<CommandOutcome>((resolve) => answer.push(() => resolve(done))),
    };
    const sender = new OutboxSender('clearance', store, port, defaultLimits, () => heard++);
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    return { sender, answer, turn, heard: () => heard };
  }

  it('is answered once it comes back', async () => {
    const { sender, answer, turn, heard } = sending();
    await sender.send();
    answer[0]?.();
    await turn();
    expect(sender.peek()).toEqual([{ command: reminder, outcome: done }]);
    expect(heard()).toBe(1);
  });

  it('is nobody’s once the lease it was sent under is gone: only the next owner’s own answer counts', async () => {
    const { sender, answer, turn, heard } = sending();
    await sender.send();
    sender.forget();
    await sender.send();
    answer[0]?.();
    await turn();
    expect(sender.peek()).toEqual([]);
    expect(heard()).toBe(0);
    answer[1]?.();
    await turn();
    expect(sender.peek()).toEqual([{ command: reminder, outcome: done }]);
  });
});
