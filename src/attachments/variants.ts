import type { AttachmentRef } from '../kernel/attachment';
import type { KeyStore } from '../kernel/ports/primary-data';
import type { DerivedStore } from '../kernel/ports/attachment-store';
import { TranscodingFailed, type Transcoder } from '../kernel/ports/transcoder';
import type { Sealer } from '../privacy';
import { attachmentError } from './errors';
import type { Gate } from './gate';
import { oneByOne } from './one-by-one';
import type { Photos } from './photo';
import { allOf, inMemory, openPieces, sealPieces, type OpenedBytes } from './pieces';
import { plainType, playsIn } from './playable';
import type { Unpacking } from './unpack/unpacking';
import type { AttachmentVault } from './vault';

export const variants = ['original', 'thumbnail', 'playable'] as const;
export type Variant = (typeof variants)[number];

/** An attachment as an event names it. */
export type Held = Pick<AttachmentRef, 'id' | 'key' | 'kind' | 'mediaType' | 'bytes'>;

export interface Shown {
  readonly mediaType: string;
  readonly opened: OpenedBytes;
}

export interface VariantsDeps {
  readonly vault: Pick<AttachmentVault, 'open'>;
  readonly derived: Pick<DerivedStore, 'put' | 'part'>;
  readonly sealer: Pick<Sealer, 'sealBytes' | 'openBytes'>;
  readonly keys: Pick<KeyStore, 'find'>;
  readonly photos: Pick<Photos, 'thumbnail'>;
  readonly unpacking: Pick<Unpacking, 'silk'>;
  readonly gate: Pick<Gate, 'run'>;
  /** Absent when no tool is configured. */
  readonly transcoder?: Transcoder | undefined;
}

/** What is made of an attachment, and by whom. */
interface Recipe {
  readonly mediaType: string;
  make(clear: Buffer): Promise<Buffer>;
}

/** An attachment as it was sent, small, or so that a browser plays it: made at first sight, sealed, remembered. */
export class Variants {
  private readonly turn = oneByOne();

  constructor(private readonly deps: VariantsDeps) {}

  /** @throws DomainError `attachment/not-found`, `attachment/erased`, `attachment/not-playable`, `attachment/busy` */
  async show(held: Held, variant: Variant): Promise<Shown> {
    // First of all: what was erased, or is nowhere, has no copies either.
    const opened = await this.deps.vault.open(held);
    const original = { mediaType: held.mediaType, opened };
    if (variant === 'original') return original;
    const recipe = variant === 'thumbnail' ? this.thumbnailOf(held) : this.playableOf(held);
    if (recipe === 'original') return original;
    if (recipe === undefined) throw attachmentError('attachment/not-playable', { mediaType: held.mediaType });
    return this.turn([`${held.id}/${variant}`], () => this.derived(held, variant, recipe, opened));
  }

  private async derived(held: Held, variant: Variant, recipe: Recipe, original: OpenedBytes): Promise<Shown> {
    const { derived, sealer, keys, gate } = this.deps;
    const { id } = held;
    const { mediaType } = recipe;
    const lying = (from: number, length: number) => derived.part(id, variant, from, length);
    const known = await openPieces(sealer, held.key, lying, async () => undefined).catch(() => undefined);
    if (known !== undefined && known !== 'erased') return { mediaType, opened: known };
    return gate.run(3 * original.size, async () => {
      const made = await this.made(held, recipe, await allOf(original));
      const key = await keys.find(held.key);
      if (key === undefined) throw attachmentError('attachment/erased');
      await derived.put(id, variant, sealPieces(sealer, key, made));
      return { mediaType, opened: inMemory(made) };
    });
  }

  private async made({ mediaType }: Held, recipe: Recipe, clear: Buffer): Promise<Buffer> {
    try {
      return await recipe.make(clear);
    } catch (error) {
      if (error instanceof TranscodingFailed)
        throw attachmentError('attachment/not-playable', { mediaType }, error);
      throw error;
    }
  }

  private thumbnailOf({ kind, mediaType }: Held): Recipe | undefined {
    const { photos, transcoder } = this.deps;
    if (kind === 'photo') return { mediaType: 'image/jpeg', make: (clear) => photos.thumbnail(clear) };
    if (kind !== 'video' || transcoder === undefined) return undefined;
    const make = async (clear: Buffer): Promise<Buffer> =>
      photos.thumbnail(await transcoder.firstPicture(clear, plainType(mediaType)));
    return { mediaType: 'image/jpeg', make };
  }

  private playableOf({ kind, mediaType }: Held): Recipe | 'original' | undefined {
    const { unpacking, transcoder } = this.deps;
    const plays = playsIn(mediaType);
    const type = plainType(mediaType);
    if (kind === 'photo' || kind === 'document' || plays === 'everywhere') return 'original';
    if (type === 'audio/silk') return { mediaType: 'audio/wav', make: (clear) => unpacking.silk(clear) };
    if (transcoder === undefined) return plays === 'mostly' ? 'original' : undefined;
    return kind === 'video'
      ? { mediaType: 'video/mp4', make: (clear) => transcoder.video(clear, type) }
      : { mediaType: 'audio/mp4', make: (clear) => transcoder.sound(clear, type) };
  }
}
