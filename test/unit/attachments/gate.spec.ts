import { Gate } from '../../../src/attachments/gate';

const gateOf = (about: Partial<ConstructorParameters<typeof Gate>[0]> = {}) =>
  new Gate({ room: 100, most: 3, longestQueue: 2, longestWaitMs: 10_000, ...about });

/** Jobs that end when they are told to. */
function jobs(gate: Gate) {
  const running: string[] = [];
  const ends = new Map<string, () => void>();
  const start = (name: string, weight: number) =>
    gate.run(weight, async () => {
      running.push(name);
      await new Promise<void>((end) => ends.set(name, end));
      running.splice(running.indexOf(name), 1);
      return name;
    });
  return { running, start, end: (name: string) => ends.get(name)?.() };
}

const soon = () => new Promise((turn) => setImmediate(turn));

describe('the gate before what takes memory', () => {
  it('lets in what fits together, in the order in which it came', async () => {
    const { start, running, end } = jobs(gateOf());
    const all = [start('a', 60), start('b', 60), start('c', 10)];
    await soon();
    expect(running).toEqual(['a']);
    end('a');
    await soon();
    expect(running).toEqual(['b', 'c']);
    end('b');
    end('c');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
  });

  it('lets in no more at once than it is told to', async () => {
    const { start, running, end } = jobs(gateOf({ most: 1 }));
    const all = [start('a', 1), start('b', 1)];
    await soon();
    expect(running).toEqual(['a']);
    end('a');
    await soon();
    end('b');
    await Promise.all(all);
  });

  it('lets in alone what is heavier than all the room', async () => {
    const { start, running, end } = jobs(gateOf());
    const all = [start('heavy', 5_000), start('light', 1)];
    await soon();
    expect(running).toEqual(['heavy']);
    end('heavy');
    await soon();
    end('light');
    await Promise.all(all);
  });

  it('turns away whoever would wait behind too many', async () => {
    const { start, end } = jobs(gateOf({ most: 1 }));
    const all = [start('a', 1), start('b', 1), start('c', 1)];
    await soon();
    await expect(start('d', 1)).rejects.toMatchObject({ code: 'attachment/busy' });
    for (const name of ['a', 'b', 'c']) {
      end(name);
      await soon();
    }
    await Promise.all(all);
  });

  it('turns away whoever waited too long, and lets others in', async () => {
    const { start, running, end } = jobs(gateOf({ longestWaitMs: 20 }));
    const first = start('a', 90);
    const late = start('b', 90);
    const small = start('c', 10);
    await expect(late).rejects.toMatchObject({ code: 'attachment/busy' });
    await soon();
    expect(running).toEqual(['a', 'c']);
    end('a');
    end('c');
    await Promise.all([first, small]);
  });

  it('makes room again when a job fails', async () => {
    const gate = gateOf({ most: 1 });
    await expect(gate.run(1, () => Promise.reject(new Error('torn')))).rejects.toThrow('torn');
    expect(await gate.run(1, async () => 'next')).toBe('next');
  });
});
