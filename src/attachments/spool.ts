import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { attachmentError } from './errors';

/** A file of an upload that has arrived whole and waits on the disk. */
export interface Spooled {
  readonly bytes: number;
  /** SHA-256, hex, of what was sent. */
  readonly digest: string;
  read(): Promise<Buffer>;
  discard(): Promise<void>;
}

/** Bytes that may lie there at once. */
export interface SpoolRoom {
  readonly ofAll: number;
  readonly ofOne: number;
}

/**
 * Where uploads wait until all of them is there, so that slow lines take disk and no memory. Each file lies under a
 * key that only this process holds: after a crash nobody can read what was left.
 */
export class Spool {
  private readonly held = new Map<string, number>();

  /** @param shared other processes have the folder, too: what lies there may be theirs */
  constructor(
    private readonly folder: string,
    private readonly room: SpoolRoom,
    private readonly shared = false,
  ) {}

  /** Before anything is taken: empties the folder of what a crash left. */
  async open(): Promise<void> {
    if (!this.shared) await rm(this.folder, { recursive: true, force: true });
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
  }

  /**
   * @param who sends it: nobody takes the room of all others
   * @throws DomainError `attachment/busy` when there is no more room; whatever the source throws
   */
  async take(source: AsyncIterable<Buffer>, who: string): Promise<Spooled> {
    const path = join(this.folder, randomUUID());
    const [key, nonce] = [randomBytes(32), randomBytes(16)];
    const cipher = createCipheriv('aes-256-ctr', key, nonce);
    const hash = createHash('sha256');
    let bytes = 0;
    const discard = async (): Promise<void> => {
      this.count(who, -bytes);
      bytes = 0;
      await rm(path, { force: true });
    };
    try {
      const file = await open(path, 'wx', 0o600);
      try {
        for await (const chunk of source) {
          if (!this.hasRoom(who, chunk.length)) throw attachmentError('attachment/busy');
          this.count(who, chunk.length);
          bytes += chunk.length;
          hash.update(chunk);
          await file.write(cipher.update(chunk));
        }
      } finally {
        await file.close();
      }
    } catch (error) {
      await discard();
      throw error;
    }
    return {
      bytes,
      digest: hash.digest('hex'),
      read: async () => createDecipheriv('aes-256-ctr', key, nonce).update(await readFile(path)),
      discard,
    };
  }

  private hasRoom(who: string, bytes: number): boolean {
    const all = [...this.held.values()].reduce((sum, one) => sum + one, bytes);
    return all <= this.room.ofAll && (this.held.get(who) ?? 0) + bytes <= this.room.ofOne;
  }

  private count(who: string, bytes: number): void {
    const held = (this.held.get(who) ?? 0) + bytes;
    if (held === 0) this.held.delete(who);
    else this.held.set(who, held);
  }
}
