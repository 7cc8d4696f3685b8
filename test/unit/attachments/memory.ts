import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Spooled } from '../../../src/attachments/spool';
import type { AttachmentId, KeyId } from '../../../src/kernel/ids';
import type { AttachmentStore, DerivedStore } from '../../../src/kernel/ports/attachment-store';
import type { DataKey, KeyStore } from '../../../src/kernel/ports/primary-data';
import type { Upload, UploadLedger } from '../../../src/kernel/ports/upload-ledger';

export class MemoryStore implements AttachmentStore {
  readonly kept = new Map<AttachmentId, Buffer>();
  put = async (id: AttachmentId, sealed: Buffer) => void this.kept.set(id, sealed);
  get = async (id: AttachmentId) => this.kept.get(id);
  part = async (id: AttachmentId, from: number, length: number) =>
    this.kept.get(id)?.subarray(from, from + length);
  delete = async (id: AttachmentId) => void this.kept.delete(id);
}

export class MemoryDerived implements DerivedStore {
  readonly kept = new Map<string, Buffer>();
  pruned: number | undefined;
  put = async (id: AttachmentId, variant: string, sealed: Buffer) =>
    void this.kept.set(`${id}.${variant}`, sealed);
  part = async (id: AttachmentId, variant: string, from: number, length: number) =>
    this.kept.get(`${id}.${variant}`)?.subarray(from, from + length);
  forget = async (id: AttachmentId) =>
    [...this.kept.keys()]
      .filter((name) => name.startsWith(`${id}.`))
      .forEach((name) => this.kept.delete(name));
  prune = async (before: number) => void (this.pruned = before);
}

export class MemoryKeys implements KeyStore {
  readonly keys = new Map<KeyId, DataKey>();
  take = async () => {
    const key = { id: randomUUID() as KeyId, secret: randomBytes(32) };
    this.keys.set(key.id, key);
    return key;
  };
  find = async (id: KeyId) => this.keys.get(id);
  destroy = async (id: KeyId) => void this.keys.delete(id);
  close = async () => undefined;
}

/** Not the contract's subject: only what the specifications beside it need. */
export class MemoryLedger implements UploadLedger {
  readonly rows = new Map<AttachmentId, { upload: Upload; state: 'begun' | 'ready' | 'going' }>();
  spent = 0;
  begin = async (upload: Upload) => void this.rows.set(upload.id, { upload, state: 'begun' });
  finish = async (ids: readonly AttachmentId[]) =>
    ids.forEach((id) => this.rows.set(id, { upload: this.rows.get(id)!.upload, state: 'ready' }));
  byMark = async (mark: string) =>
    [...this.rows.values()].find(({ upload, state }) => upload.mark === mark && state === 'ready')?.upload;
  get = async (id: AttachmentId) => {
    const row = this.rows.get(id);
    return row?.state === 'ready' ? row.upload : undefined;
  };
  prolong = async (id: AttachmentId, until: number) => {
    const row = this.rows.get(id);
    if (row?.state !== 'ready') return false;
    this.rows.set(id, { ...row, upload: { ...row.upload, until: Math.max(until, row.upload.until) } });
    return true;
  };
  over = async (before: number, most: number) =>
    [...this.rows.values()]
      .map(({ upload }) => upload)
      .filter(({ until }) => until < before)
      .slice(0, most);
  condemn = async (id: AttachmentId, before: number) => {
    const row = this.rows.get(id);
    if (row === undefined || row.upload.until >= before) return false;
    this.rows.set(id, { ...row, state: 'going' });
    return true;
  };
  forget = async (id: AttachmentId) => void this.rows.delete(id);
  spend = async (_: unknown, most: { readonly files: number }) =>
    most.files === 0 || ++this.spent <= most.files;
}

/** A file of an upload that has arrived. */
export const arrived = (bytes: Buffer | string): Spooled => {
  const all = Buffer.from(bytes);
  return {
    bytes: all.length,
    digest: createHash('sha256').update(all).digest('hex'),
    read: async () => Buffer.from(all),
    discard: async () => undefined,
  };
};
