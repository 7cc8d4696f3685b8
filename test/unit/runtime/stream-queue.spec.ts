import { EventEmitter, once } from 'node:events';
import type { StreamName } from '../../../src/kernel/ids';
import { StreamQueue } from '../../../src/runtime/stream-queue';

const panlong = 'maize-panlong' as StreamName;
const qianjing = 'maize-qianjing' as StreamName;

/** A task that ends when it is told. */
function held<T>(value: T, log: T[]) {
  const told = new EventEmitter();
  const end = once(told, 'end');
  const task = async () => {
    log.push(value);
    await end;
    return value;
  };
  return { task, end: () => void told.emit('end') };
}

describe('a stream queue', () => {
  it('runs the tasks of one stream one after the other, and other streams beside them', async () => {
    const queue = new StreamQueue();
    const begun: string[] = [];
    const [first, second, other] = [held('first', begun), held('second', begun), held('other', begun)];
    const ends = [
      queue.run(panlong, first.task),
      queue.run(panlong, second.task),
      queue.run(qianjing, other.task),
    ];
    other.end();
    expect(await ends[2]).toBe('other');
    expect(begun).toEqual(['first', 'other']);
    first.end();
    second.end();
    expect(await Promise.all(ends)).toEqual(['first', 'second', 'other']);
    expect(begun).toEqual(['first', 'other', 'second']);
  });

  it('goes on after a task that failed, and forgets streams that are done', async () => {
    const queue = new StreamQueue();
    const failing = queue.run(panlong, () => Promise.reject(new Error('no maize left')));
    const next = queue.run(panlong, async () => 'next');
    await expect(failing).rejects.toThrow('no maize left');
    expect(await next).toBe('next');
    await Promise.resolve();
    expect(queue.size).toBe(0);
  });
});
