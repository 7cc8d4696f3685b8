import sharp from 'sharp';

/** A small photo as a phone takes it. @param told what its camera wrote into it: owner, place, remark */
export const photoOf = (told: Readonly<Record<string, string>> = {}): Promise<Buffer> =>
  sharp({ create: { width: 48, height: 32, channels: 3, background: '#667788' } })
    .withExif({ IFD0: { ...told } })
    .jpeg()
    .toBuffer();
