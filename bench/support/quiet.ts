import type { CommandPort } from '../../src/kernel/ports/command-port';
import type { RunnerLog } from '../../src/runtime/runners/context';

/** For runners that a bench starts by itself: says nothing but what went wrong. */
export const quietLog: RunnerLog = {
  info: () => undefined,
  warn: () => undefined,
  error: (facts, message) => console.error(message, facts),
};

/** For runners that send nothing. */
export const noCommands: CommandPort = {
  send: () => Promise.reject(new Error('a projection sends no commands')),
};
