import { commandsOfRunners } from '../../../src/app/commands';
import { DomainError } from '../../../src/kernel/domain-error';
import type { CommandOutcome } from '../../../src/kernel/ports/command-port';
import { PrimaryDataUnavailable } from '../../../src/kernel/ports/primary-data';

describe('what a runner hears of a task that throws', () => {
  const heard = (error: Error): Promise<CommandOutcome> => {
    const task = { category: 'toy', run: () => Promise.reject(error) };
    const tasks = new Map([[task.category, task]]);
    const send = commandsOfRunners({} as never, { aggregates: new Map(), tasks }, {} as never);
    return send({ stream: 'toy-1' } as never);
  };

  it.each([
    ['a refusal that stays', new DomainError('appeal/erased'), { kind: 'refused', code: 'appeal/erased' }],
    [
      'a refusal that may pass',
      new DomainError('store/unavailable'),
      { kind: 'unavailable', reason: 'store/unavailable' },
    ],
    [
      'keys that are away',
      new PrimaryDataUnavailable('the disk is full'),
      { kind: 'unavailable', reason: 'the keys cannot be reached' },
    ],
  ])('%s', async (_, error, outcome) => expect(await heard(error)).toEqual(outcome));

  it('a fault of ours, as it is', () => expect(heard(new TypeError('x'))).rejects.toThrow(TypeError));
});
