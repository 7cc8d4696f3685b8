import { Gate } from '../../../src/attachments/gate';
import { allOf } from '../../../src/attachments/pieces';
import { Variants, type Held, type VariantsDeps } from '../../../src/attachments/variants';
import { AttachmentVault } from '../../../src/attachments/vault';
import { TranscodingFailed, type Transcoder } from '../../../src/kernel/ports/transcoder';
import { Sealer } from '../../../src/privacy';
import { MemoryDerived, MemoryKeys, MemoryStore } from './memory';

function county(transcoder?: Transcoder) {
  const [keys, derived] = [new MemoryKeys(), new MemoryDerived()];
  const sealer = new Sealer(keys);
  const vault = new AttachmentVault(new MemoryStore(), sealer);
  const made: string[] = [];
  const deps: VariantsDeps = {
    ...{ vault, derived, sealer, keys, transcoder },
    photos: {
      thumbnail: async (photo) => (made.push('thumbnail'), Buffer.from(`small ${photo.toString()}`)),
    },
    unpacking: { silk: async (silk) => (made.push('wav'), Buffer.from(`wav of ${silk.toString()}`)) },
    gate: new Gate({ room: 1e6, most: 2, longestQueue: 9, longestWaitMs: 1_000 }),
  };
  const variants = new Variants(deps);
  return {
    ...{ made, derived, keys },
    kept: async (kind: Held['kind'], mediaType: string): Promise<Held> => {
      const sealed = await vault.seal(Buffer.from('it'));
      await vault.keep(sealed);
      return { ...sealed, kind, mediaType, bytes: 2 };
    },
    show: async (held: Held, variant: 'thumbnail' | 'playable') => {
      const { mediaType, opened } = await variants.show(held, variant);
      return [mediaType, (await allOf(opened)).toString()];
    },
  };
}

const tool: Transcoder = {
  sound: async (_, type) => Buffer.from(`m4a of ${type}`),
  video: async (_, type) => Buffer.from(`mp4 of ${type}`),
  firstPicture: async (_, type) => Buffer.from(`picture of ${type}`),
};

describe('a copy that every browser plays', () => {
  const everywhere = [
    ['voice', 'audio/mpeg'],
    ['voice', 'audio/mp4'],
    ['voice', 'audio/aac'],
    ['voice', 'audio/wav'],
    ['video', 'video/mp4'],
    ['photo', 'image/webp'],
    ['document', 'application/pdf'],
  ] as const;

  it.each(everywhere)('of %s %s is the original', async (kind, mediaType) => {
    for (const { kept, show } of [county(), county(tool)])
      expect(await show(await kept(kind, mediaType), 'playable')).toEqual([mediaType, 'it']);
  });

  it.each([
    ['voice', 'audio/amr', 'audio/mp4', 'm4a of audio/amr'],
    ['voice', 'audio/3gpp; codecs="samr"', 'audio/mp4', 'm4a of audio/3gpp'],
    ['voice', 'audio/ogg', 'audio/mp4', 'm4a of audio/ogg'],
    ['video', 'video/quicktime', 'video/mp4', 'mp4 of video/quicktime'],
    ['video', 'video/mp4; codecs="hvc1,mp4a"', 'video/mp4', 'mp4 of video/mp4'],
  ] as const)('of %s %s is made where there is a tool', async (kind, mediaType, type, bytes) => {
    const { kept, show } = county(tool);
    expect(await show(await kept(kind, mediaType), 'playable')).toEqual([type, bytes]);
  });

  it('needs no tool for what WeChat records, and is made once', async () => {
    const { kept, show, made, derived } = county();
    const silk = await kept('voice', 'audio/silk');
    const wav = ['audio/wav', 'wav of it'];
    expect(await Promise.all([show(silk, 'playable'), show(silk, 'playable')])).toEqual([wav, wav]);
    expect(await show(silk, 'playable')).toEqual(wav);
    expect(made).toEqual(['wav']);
    for (const sealed of derived.kept.values()) expect(sealed.includes('wav of')).toBe(false);
  });

  it('is the original where most play it, and there is no tool', async () => {
    const { kept, show } = county();
    expect(await show(await kept('video', 'video/webm'), 'playable')).toEqual(['video/webm', 'it']);
  });

  it('is refused where nothing can make one', async () => {
    const broken: Transcoder = { ...tool, sound: () => Promise.reject(new TranscodingFailed('no')) };
    for (const { kept, show } of [county(), county(broken)])
      await expect(show(await kept('voice', 'audio/amr-wb'), 'playable')).rejects.toMatchObject({
        code: 'attachment/not-playable',
      });
  });
});

describe('a thumbnail', () => {
  it('is made of photos, and of the beginning of a video where there is a tool', async () => {
    const { kept, show } = county(tool);
    expect(await show(await kept('photo', 'image/png'), 'thumbnail')).toEqual(['image/jpeg', 'small it']);
    expect(await show(await kept('video', 'video/webm'), 'thumbnail')).toEqual([
      'image/jpeg',
      'small picture of video/webm',
    ]);
  });

  it('is refused of what has none', async () => {
    const { kept, show } = county();
    for (const [kind, mediaType] of [
      ['video', 'video/mp4'],
      ['voice', 'audio/mp4'],
      ['document', 'application/pdf'],
    ] as const)
      await expect(show(await kept(kind, mediaType), 'thumbnail')).rejects.toMatchObject({
        code: 'attachment/not-playable',
      });
  });

  it('is made again when it cannot be read', async () => {
    const { kept, show, made, derived } = county();
    const photo = await kept('photo', 'image/jpeg');
    await show(photo, 'thumbnail');
    for (const sealed of derived.kept.values()) sealed[sealed.length - 1]! ^= 1;
    expect(await show(photo, 'thumbnail')).toEqual(['image/jpeg', 'small it']);
    expect(made).toEqual(['thumbnail', 'thumbnail']);
  });

  it('is erased with its photo', async () => {
    const { kept, show, keys } = county();
    const photo = await kept('photo', 'image/jpeg');
    await show(photo, 'thumbnail');
    await keys.destroy(photo.key);
    await expect(show(photo, 'thumbnail')).rejects.toMatchObject({ code: 'attachment/erased' });
  });
});
