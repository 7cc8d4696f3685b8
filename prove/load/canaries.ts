import { photoOf } from '../../test/kit/photo';
import type { AppealAnswer } from '../../test/kit/api/types';
import { COUNTY, matter } from '../../test/kit/stories';
import type { World } from './world';

/** What each of them is told by: no other text here has these. */
export const MARKS = {
  name: '龚金丝雀',
  phone: '1397770',
  address: '金丝雀巷槐树下',
  words: '金丝雀压塌房梁',
  note: '金丝雀家已起诉',
} as const;

export interface Filed {
  readonly appeal: AppealAnswer;
  readonly name: string;
  readonly phone: string;
  readonly words: string;
}

/** Closed appeals of people of their own, taken down by telephone, every third with a photo. */
export async function reportCanaries({ client, towns }: World, count: number): Promise<readonly Filed[]> {
  const county = await client.as('dispatcher', COUNTY);
  const filed: Filed[] = [];
  for (let at = 0; at < count; at++) {
    const no = String(at).padStart(4, '0');
    const [name, phone, words] = [`${MARKS.name}${no}`, `${MARKS.phone}${no}`, `${MARKS.words}第${no}回`];
    const attachments =
      at % 3 === 0 ? [{ ref: (await county.upload(await photoOf({ ImageDescription: no }))).ref }] : [];
    const region = towns[at % towns.length]!.village;
    const appeal = await county.reports(
      matter('direct-line', words, {
        channel: 'hotline',
        reporter: { name, phone, address: `${MARKS.address}${no}号` },
        place: { region, address: `${MARKS.address}${no}号` },
        attachments,
      }),
    );
    await county.does(appeal, 'decline', { ground: 'legal-procedure', note: `${MARKS.note}${no}` });
    filed.push({ appeal, name, phone, words });
  }
  return filed;
}
