import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Verified {
  readonly seconds: number;
  /** The most that the process ever held. */
  readonly peakMegabytes: number;
  readonly verdict: string;
}

/** The program for auditors on a file, in a process of its own, as they run it. */
export async function verifying(file: string): Promise<Verified> {
  const program = join(__dirname, '../../dist/cli/verify.js');
  const startedAt = performance.now();
  const child = spawn(process.execPath, [program, '--json', file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  let peak = 0;
  let isOver = false;
  const over = new Promise<void>((done) => child.once('close', () => done())).then(() => (isOver = true));
  while (!isOver) {
    peak = Math.max(peak, highWater(child.pid ?? 0));
    await Promise.race([over, pause(50)]);
  }
  const { verdict } = JSON.parse(said) as { readonly verdict: string };
  return { seconds: (performance.now() - startedAt) / 1000, peakMegabytes: peak, verdict };
}

/** `VmHWM` of proc(5); 0 once it is gone. */
function highWater(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
