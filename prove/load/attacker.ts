import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { resolve } from 'node:path';
import { attacksOf, striking, type Target } from './attacks';

type Statuses = readonly (readonly [status: number, count: number])[];

/** Strikes from a process of its own: what it costs to attack is not laid to whoever is attacked. */
export class Attacker {
  private constructor(
    private readonly child: ReturnType<typeof fork>,
    private readonly target: Target,
  ) {}

  static async against(target: Target): Promise<Attacker> {
    const child = fork(resolve(__filename), { execArgv: ['-r', '@swc-node/register'] });
    // Its machine would be another one.
    setPriority(child.pid ?? 0, constants.priority.PRIORITY_LOW);
    const attacker = new Attacker(child, target);
    // Until its modules are loaded.
    await attacker.strikes('', 0);
    return attacker;
  }

  strikes(kind: string, millis: number): Promise<Statuses> {
    return new Promise((done, fail) => {
      this.child.once('error', fail);
      this.child.once('message', (statuses: Statuses) => {
        this.child.off('error', fail);
        done(statuses);
      });
      this.child.send({ kind, millis, target: this.target });
    });
  }

  end(): void {
    this.child.kill();
  }
}

interface Order {
  readonly kind: string;
  readonly millis: number;
  readonly target: Target;
}

if (process.send && process.argv[1] === __filename)
  process.on('message', ({ kind, millis, target }: Order) => {
    void striking(attacksOf(kind, target), millis).then((statuses) => process.send?.([...statuses]));
  });
