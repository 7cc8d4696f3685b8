import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';

/** Below the range from which systems give ports to whoever connects, so that nobody takes it before the service does. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((done) => {
      server.once('error', () => done(false));
      server.listen(port, '127.0.0.1', () => done(true));
    });
    await new Promise((closed) => server.close(closed));
    if (isFree) return port;
  }
}

const LISTENING = '0A';

/**
 * Whether this process is who listens there: another's service may have taken the port in between and answers as well.
 * Taken for granted where the system does not tell by /proc.
 */
export function listensOn(port: number, pid: number): boolean {
  let sockets: readonly (readonly string[])[];
  try {
    sockets = ['tcp', 'tcp6'].flatMap((name) =>
      readFileSync(`/proc/net/${name}`, 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/)),
    );
  } catch {
    return true;
  }
  const listening = new Set(
    sockets
      .filter(([, local, , state]) => state === LISTENING && Number(`0x${local?.split(':')[1]}`) === port)
      .map(([, , , , , , , , , inode]) => `socket:[${inode}]`),
  );
  return filesOf(pid).some((file) => listening.has(file));
}

/** What the process has open; nothing of one that has ended, and not what it closed while we looked. */
function filesOf(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).flatMap((fd) => {
      try {
        return [readlinkSync(`${folder}/${fd}`)];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}
