import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../../kit/api/exchange';
import { sample, samples, toldBy } from '../../kit/media-samples';
import { pole } from '../../kit/stories';
import { attack, firstOf, holds, refused, type Breach, type Kind } from './attack';
import type { Target } from './target';

const ofKind = (kind: string) => samples.filter((each) => each.kind === kind).map(({ name }) => name);

/** Uploaded, attached, and read again by who handles it. */
async function leftIn({ people }: Target, name: string): Promise<Breach> {
  const { ref } = await people.reporter.upload(sample(name), name);
  const filed = await people.reporter.reports(pole({ attachments: [{ ref }] }));
  const { attachments } = await people.reporter.sees(filed);
  const read = await people.reporter.bytes(filed, attachments[0]?.id ?? '');
  if (read.status !== 200) return `it cannot be read: ${read.status}`;
  const told = toldBy(read.content);
  return holds(told.length === 0 && read.content.length > 0, `it tells ${told.join(', ')}`);
}

async function uploaded({ service, people }: Target, name: string, bytes: Uint8Array) {
  const body = new FormData();
  body.append('file', new Blob([Uint8Array.from(bytes)]), name);
  return ask(`${service.url}/api/v1/attachments`, {
    method: 'POST',
    headers: people.reporter.credentials,
    body,
  });
}

export const media: Kind = {
  kind: 'a file that tells more than is heard or seen, or is another than it says',
  attacks: [
    attack('place, owner and device in voices of ten makers', (target) =>
      firstOf(ofKind('voice'), (name) => leftIn(target, name)),
    ),
    attack('the same in videos of five', (target) =>
      firstOf(ofKind('video'), (name) => leftIn(target, name)),
    ),
    attack('the same in documents', (target) => firstOf(ofKind('document'), (name) => leftIn(target, name))),
    attack('the same in photos of two telephones', (target) =>
      firstOf(['phone.jpg', 'iphone.heic'], (name) => leftIn(target, name)),
    ),
    attack('a page, a program and an archive under the names of photos', (target) =>
      firstOf(
        ['<html><script>alert(1)</script></html>', '#!/bin/sh\nrm -rf /', 'PK\u0003\u0004'],
        async (text) =>
          refused(await uploaded(target, 'IMG_1.jpg', Buffer.from(text)), 415, 'attachment/media-type'),
      ),
    ),
    attack('a photo that claims more pixels than anybody has memory for', async (target) => {
      const photo = Buffer.from(readFileSync(join(__dirname, '../../samples/media/phone.jpg')));
      const frame = photo.indexOf(Buffer.from([0xff, 0xc0]));
      photo.writeUInt16BE(65_000, frame + 5);
      photo.writeUInt16BE(65_000, frame + 7);
      return refused(await uploaded(target, 'IMG_2.jpg', photo), 422, 'attachment/too-many-pixels');
    }),
  ],
};
