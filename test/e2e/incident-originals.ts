import type { Caller } from '../kit/api/caller';
import { ask, type RawAnswer } from '../kit/api/exchange';
import { eventually } from '../kit/eventually';
import * as story from '../kit/stories';

interface Originals {
  readonly texts: readonly { readonly field: string; readonly was: string; readonly now: string }[];
  readonly attachments: readonly { readonly id: string; readonly url?: string }[];
}
interface Hidden {
  readonly incident: string;
  readonly url: string;
  readonly photo: string;
  readonly name: string;
  readonly mark: string;
}
interface Asking {
  readonly send: (who: Caller, path: string, body?: object, method?: string) => Promise<RawAnswer>;
  readonly county: Caller;
  readonly auditor: Caller;
  readonly elsewhere: Caller;
}

const bodyOf = <Body>({ text }: RawAnswer): Body => JSON.parse(text.slice(text.indexOf('{'))) as Body;

/** What was hidden of an incident is read by an auditor of its place alone, for a purpose that is on record. */
export async function isReadByAuditors(
  { incident, url, photo, name, mark }: Hidden,
  { send, county, auditor, elsewhere }: Asking,
): Promise<void> {
  const why = { purpose: 'inspection', reason: '复核事项隐去' };
  const originals = (who: Caller, body: object = why) => send(who, `incidents/${incident}/originals`, body);
  expect((await originals(county)).code).toBe('access/forbidden');
  expect((await originals(elsewhere)).code).toBe('incident/not-found');
  expect((await originals(auditor, { ...why, purpose: 'curiosity' })).code).toBe('purpose/unlisted');
  expect((await originals(auditor, { purpose: 'inspection' })).code).toBe('purpose/reason-needed');
  const { texts, attachments } = bodyOf<Originals>(await originals(auditor));
  expect(texts.map(({ field, was, now }) => [field, was, now])).toEqual([
    ['/title', `${name}挖断电缆停电`, `${mark}挖断电缆停电`],
    ['/note', `系${name}施工挖断电缆`, `系${mark}施工挖断电缆`],
    ['/account', `${name}已赔偿`, `${mark}已赔偿`],
  ]);
  const [link] = attachments;
  expect([link?.id, (await ask(`${url}${link!.url!}`)).status]).toEqual([photo, 200]);
  const register = await eventually(
    () => send(auditor, 'audit/accesses?kind=audit', undefined, 'GET'),
    (page) => page.text.includes('复核事项隐去'),
  );
  expect(register.text).toContain('"what":"incident-originals"');
  expect(register.text).toContain(`"asked":{"incident":"${incident}"}`);
}

/**
 * A photo of an answer that the first of its appeals refused is read at the one that took it; one that all refused is named.
 * @param photo one of that colour, which nobody has brought yet
 */
export async function isReadWhereItWasTaken(
  url: string,
  people: story.People,
  photo: (background: string) => Promise<Buffer>,
  send: Asking['send'],
): Promise<void> {
  const { county, reporter, neighbour, power, auditor } = people;
  const [withdrawn, taken] = [
    await story.filed(reporter, story.powerCut()),
    await story.filed(neighbour, story.powerCut()),
  ];
  const incidents: string[] = [];
  for (const appeals of [[withdrawn, taken], [await story.filed(reporter, story.powerCut())]]) {
    const opened = await send(county, 'incidents', {
      ...{ title: '停电', region: story.PANLONG, service: 'infrastructure-power' },
      appeals: appeals.map(({ id }) => id),
    });
    const { id } = bodyOf<{ readonly id: string }>(opened);
    incidents.push(id);
    for (const each of appeals)
      await eventually(
        () => county.sees(each),
        ({ incident }) => incident === id,
      );
    await reporter.does(appeals[0]!, 'withdraw', {});
  }
  await story.accepts(taken, power, 'ent-power', '已联系');
  const shown: unknown[] = [];
  for (const [n, incident] of incidents.entries()) {
    const { ref, id } = await county.upload(await photo(`#33229${n}`));
    const resolution = { outcome: 'explained', account: '已恢复供电', attachments: [{ ref }] };
    await send(county, `incidents/${incident}/resolve`, resolution);
    await eventually(
      () => send(county, `incidents/${incident}`, undefined, 'GET'),
      ({ text }) => text.includes('"answer":"refused"') && !text.includes('"answer":"asked"'),
    );
    const hides = { attachment: id, reason: '拍到旁人' };
    expect((await send(county, `incidents/${incident}/redact`, hides)).status).toBe(200);
    const why = { purpose: 'inspection', reason: '复核事项附件' };
    const { attachments } = bodyOf<Originals>(await send(auditor, `incidents/${incident}/originals`, why));
    expect(attachments.map((each) => each.id)).toEqual([id]);
    const [link] = attachments;
    shown.push(link?.url === undefined ? 'nowhere' : (await ask(`${url}${link.url}`)).status);
  }
  expect(shown).toEqual([200, 'nowhere']);
}
