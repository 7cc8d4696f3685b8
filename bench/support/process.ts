import { fork, type ChildProcess } from 'node:child_process';

/** A TypeScript file in a process of its own, that answers one question at a time over IPC. */
export class BenchProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly exited: Promise<number | null>,
  ) {}

  /** Resolves with what the process sends first: that it is ready. */
  static async start<Ready>(
    file: string,
    env: Readonly<Record<string, string>> = {},
    nodeArgs: readonly string[] = [],
  ): Promise<readonly [BenchProcess, Ready]> {
    const child = fork(file, {
      execArgv: ['-r', '@swc-node/register', ...nodeArgs],
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const started = new BenchProcess(child, exited);
    return [started, await started.next<Ready>()];
  }

  get pid(): number {
    return this.child.pid ?? -1;
  }

  /** @throws Error when it ends instead of answering, or answers with `{ error }` */
  async ask<Answer>(question: object): Promise<Answer> {
    const answer = this.next<Answer>();
    this.child.send(question);
    return answer;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    const late = setTimeout(() => this.child.kill('SIGKILL'), 5_000);
    await this.exited;
    clearTimeout(late);
  }

  private async next<Answer>(): Promise<Answer> {
    let hear: ((message: unknown) => void) | undefined;
    const heard = new Promise<unknown>((resolve) => this.child.once('message', (hear = resolve)));
    const gone = this.exited.then((code) => {
      throw new Error(`${this.child.spawnfile} ended with ${code} instead of answering`);
    });
    try {
      const message = await Promise.race([heard, gone]);
      if (typeof message === 'object' && message !== null && 'error' in message)
        throw new Error(String(message.error));
      return message as Answer;
    } finally {
      if (hear) this.child.off('message', hear);
    }
  }
}

/** The other side: answers each question; what `answer` throws goes back as the error. */
export function answerQuestions<Question>(
  ready: object,
  answer: (question: Question) => Promise<object>,
): void {
  const send = (message: object) => process.send?.(message);
  process.on('message', (question: Question) => {
    answer(question).then(send, (error: unknown) =>
      send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on('SIGTERM', () => process.exit(0));
  process.on('disconnect', () => process.exit(0));
  send(ready);
}
