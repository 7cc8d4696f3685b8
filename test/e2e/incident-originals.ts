import type { Caller } from '../kit/api/caller';
import { ask, type RawAnswer } from '../kit/api/exchange';
import { eventually } from '../kit/eventually';

interface Originals {
  readonly texts: readonly { readonly field: string; readonly was: string; readonly now: string }[];
  readonly attachments: readonly { readonly id: string; readonly url: string }[];
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
  const { text } = await originals(auditor);
  const { texts, attachments } = JSON.parse(text.slice(text.indexOf('{'))) as Originals;
  expect(texts.map(({ field, was, now }) => [field, was, now])).toEqual([
    ['/title', `${name}挖断电缆停电`, `${mark}挖断电缆停电`],
    ['/note', `系${name}施工挖断电缆`, `系${mark}施工挖断电缆`],
    ['/account', `${name}已赔偿`, `${mark}已赔偿`],
  ]);
  const [link] = attachments;
  expect([link?.id, (await ask(`${url}${link!.url}`)).status]).toEqual([photo, 200]);
  const register = await eventually(
    () => send(auditor, 'audit/accesses?kind=audit', undefined, 'GET'),
    (page) => page.text.includes('复核事项隐去'),
  );
  expect(register.text).toContain('"what":"incident-originals"');
  expect(register.text).toContain(`"asked":{"incident":"${incident}"}`);
}
