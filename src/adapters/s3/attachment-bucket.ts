import { createHash, randomUUID } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { AttachmentId } from '../../kernel/ids';
import {
  AttachmentDamaged,
  AttachmentsUnavailable,
  type AttachmentStore,
} from '../../kernel/ports/attachment-store';
import { clientOf, statusOf, type BucketSettings } from './client';

export interface AttachmentBucket extends AttachmentStore {
  /** The same for whoever opens this bucket. */
  readonly id: string;
  close(): void;
}

/** The object that says which database's attachments the bucket has. */
export const BUCKET_ID = 'folder-id';

/**
 * Attachments as objects `ab/cd/abcd…` of a bucket of a server that speaks Amazon S3's protocol. An object is there whole or
 * not at all, and what was put is read by the next who asks.
 * @throws Error in a sentence for the operator: not reachable, no such bucket, key refused
 */
export async function openAttachmentBucket(settings: BucketSettings): Promise<AttachmentBucket> {
  const client = clientOf(settings);
  try {
    await client.send(new HeadBucketCommand({ Bucket: settings.bucket }));
    return new Bucket(client, settings.bucket, await identified(client, settings.bucket));
  } catch (error) {
    client.destroy();
    throw new Error(notOpened(settings, error), { cause: error });
  }
}

function notOpened({ bucket, endpoint, region }: BucketSettings, error: unknown): string {
  const where = endpoint ?? `Amazon S3 in ${region}`;
  switch (statusOf(error)) {
    case undefined:
      return `${where} cannot be reached, where S3_BUCKET is: ${String(error)}`;
    case 404:
      return `${where} has no bucket ${bucket}: make it, or set S3_BUCKET`;
    case 400:
    case 401:
    case 403:
      return `${where} refuses S3_ACCESS_KEY for the bucket ${bucket}: look at S3_ACCESS_KEY, S3_SECRET_KEY and S3_REGION, and let it read, write and delete there`;
    default:
      return `${where} does not open the bucket ${bucket}: ${String(error)}`;
  }
}

/** Of two nodes that name it at once, one wins, and both read what it wrote. */
async function identified(client: S3Client, bucket: string): Promise<string> {
  const object = { Bucket: bucket, Key: BUCKET_ID };
  const found = await bytesOf(client, object);
  if (found !== undefined) return found.toString('utf8').trim();
  try {
    await client.send(new PutObjectCommand({ ...object, Body: randomUUID(), IfNoneMatch: '*' }));
  } catch (error) {
    if (![409, 412].includes(statusOf(error) ?? 0)) throw error;
  }
  return (await bytesOf(client, object))?.toString('utf8').trim() ?? '';
}

async function bytesOf(
  client: S3Client,
  object: { readonly Bucket: string; readonly Key: string; readonly Range?: string },
): Promise<Buffer | undefined> {
  try {
    const { Body } = await client.send(new GetObjectCommand(object));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

class Bucket implements AttachmentBucket {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
    readonly id: string,
  ) {}

  async put(id: AttachmentId, sealed: Buffer): Promise<void> {
    if (hashOf(sealed) !== id) throw new Error(`attachment ${id} does not carry the hash of its bytes`);
    const put = new PutObjectCommand({ ...this.objectOf(id), Body: sealed });
    await unlessUnavailable(`attachment ${id} cannot be written`, () => this.client.send(put));
  }

  async get(id: AttachmentId): Promise<Buffer | undefined> {
    const object = this.objectOf(id);
    const sealed = await unlessUnavailable(`attachment ${id} cannot be read`, () =>
      bytesOf(this.client, object),
    );
    if (sealed !== undefined && hashOf(sealed) !== id)
      throw new AttachmentDamaged(
        `attachment ${id} was changed in its bucket: restore ${this.bucket}/${object.Key} from a backup`,
      );
    return sealed;
  }

  part(id: AttachmentId, from: number, length: number): Promise<Buffer | undefined> {
    const object = { ...this.objectOf(id), Range: `bytes=${from}-${from + length - 1}` };
    return unlessUnavailable(`attachment ${id} cannot be read`, async () => {
      try {
        return await bytesOf(this.client, object);
      } catch (error) {
        // It is there, and ends before this.
        if (statusOf(error) === 416) return Buffer.alloc(0);
        throw error;
      }
    });
  }

  async delete(id: AttachmentId): Promise<void> {
    const gone = new DeleteObjectCommand(this.objectOf(id));
    await unlessUnavailable(`attachment ${id} cannot be deleted`, () => this.client.send(gone));
  }

  close(): void {
    this.client.destroy();
  }

  /** An id comes from outside: it must not lead to another object. */
  private objectOf(id: AttachmentId) {
    if (!/^[0-9a-f]{64}$/.test(id))
      throw new Error(`an attachment id is a SHA-256 in lower-case hex, not ${id}`);
    return { Bucket: this.bucket, Key: `${id.slice(0, 2)}/${id.slice(2, 4)}/${id}` };
  }
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function unlessUnavailable<T>(what: string, io: () => Promise<T>): Promise<T> {
  try {
    return await io();
  } catch (error) {
    throw new AttachmentsUnavailable(`${what}: ${String(error)}`, { cause: error });
  }
}
