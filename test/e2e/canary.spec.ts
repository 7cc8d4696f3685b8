import { databaseIsAFile, logIsAFile } from '../kit/back-end';
import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { ask, type RawAnswer } from '../kit/api/exchange';
import type { AppealAnswer } from '../kit/api/types';
import { eventually } from '../kit/eventually';
import { photoOf } from '../kit/photo';
import { removeFolder, startService, type Service } from '../kit/service';
import { COUNTY, matter, PANLONG, PUXI, reached, stands, stars, unsigned } from '../kit/stories';
import { bytesOf, canaries, heardIn, KEY, neverShown } from './canary';
import { giveReasons } from './canary-reasons';

describe('what tells of a person', () => {
  let service: Service;
  let client: Client;
  let secret: string;
  const shownToOthers: RawAnswer[] = [];

  const hear = (bytes: Buffer | string) =>
    heardIn(Buffer.from(bytes as never), { ...canaries, ...(secret ? { secret } : {}) });

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', LOG_LEVEL: 'trace', RATE_ANONYMOUS_WRITES: '0' },
    });
    client = await Client.of(service);
    await drive();
  });

  afterAll(async () => {
    await service.kill();
    removeFolder(service.folder);
  });

  /** Through every step that takes words, by everybody who may say them. */
  async function drive(): Promise<void> {
    const citizen = await client.holding({
      sub: canaries.tokenSubject,
      role: 'citizen',
      name: canaries.tokenName,
      phone_number: canaries.tokenPhone,
      phone_number_verified: true,
    });
    const [county, town, desk, gridWorker] = [
      await client.as('dispatcher', 'centre-610921'),
      await client.as('officer', PUXI),
      await client.as('follow-up', 'office-follow-up'),
      await client.as('grid-worker', PANLONG),
    ];
    const held = async (appeal: AppealAnswer, unit: string) => {
      await stands(appeal, county, { holder: unit });
      return appeal;
    };
    const accept = { assignee: `officer-${PUXI}`, contact: reached(canaries.contactNote) };
    const upload = await uploaded(citizen);
    const place = {
      region: PANLONG,
      address: canaries.placeAddress,
      location: { latitude: Number(canaries.latitude), longitude: Number(canaries.longitude) },
    };
    const said = {
      summary: canaries.summary,
      place,
      attachments: [{ ref: upload, transcript: canaries.transcript }],
      reporter: {
        name: canaries.reporterName,
        phone: canaries.reporterPhone,
        idNumber: canaries.reporterIdNumber,
        address: canaries.reporterAddress,
      },
    };

    const own = await held(
      await citizen.reports(matter('risk-report', canaries.words, said), { key: KEY }),
      PUXI,
    );
    await citizen.does(own, 'comments', { text: canaries.comment, visibleTo: 'everyone' });
    await town.does(own, 'identity/reveal', { purpose: canaries.purpose });
    await town.does(own, 'return', { ground: canaries.returnGround, basis: canaries.returnBasis });
    await county.does(own, 'return/decision', { granted: false, reason: canaries.returnReason });
    await town.does(own, 'accept', accept);
    await town.does(own, 'progress', { note: canaries.progress, visibleTo: 'staff' });
    await town.does(own, 'information', { question: canaries.question });
    await citizen.does(own, 'information/answer', { answer: canaries.answer });
    await town.does(own, 'resolve', { outcome: 'explained', account: canaries.account });
    await county.does(own, 'resolution/reject', { reason: canaries.rejectReason });
    await town.does(own, 'resolve', {
      outcome: 'solved',
      account: canaries.account,
      attachments: [{ ref: await uploaded(town) }],
    });
    await town.does(own, 'feedback', { to: 'grid-worker', means: 'visit' });
    await gridWorker.does(own, 'feedback/receipt', { note: canaries.receiptNote });
    await gridWorker.does(own, 'feedback', { to: 'reporter', means: 'visit' });
    const followUp = { reached: true, solved: true, satisfied: true, note: canaries.followUpNote };
    await desk.does(own, 'follow-ups', followUp);
    const rating = stars(3, { satisfied: false, remark: canaries.remark });
    await citizen.does(own, 'rate', rating);
    await citizen.does(own, 'reopen', { reason: canaries.reopenReason });
    await held(own, PUXI);
    await town.does(own, 'accept', accept);
    await town.does(own, 'resolve', { outcome: 'solved', account: canaries.account });
    await citizen.does(own, 'rate', rating);
    await citizen.does(own, 'review', { ground: canaries.reviewGround });
    // Closed, and yet somebody owes a decision on it.
    await eventually(
      () => county.queue(COUNTY),
      ({ items }) =>
        items.some(({ id, closedAt, cause }) => id === own.id && closedAt !== undefined && cause === 'rated'),
    );
    await county.does(own, 'review/decision', { upheld: true, opinion: canaries.opinion });

    const proxied = await county.reports(
      matter('infrastructure-power', canaries.words, {
        ...said,
        attachments: [],
        channel: 'hotline',
        proxy: { name: canaries.proxyName, phone: canaries.proxyPhone },
        form: { customerNumber: canaries.form },
      }),
    );
    await county.does(proxied, 'decline', { ground: 'legal-procedure', note: canaries.declineNote });
    const withdrawn = await citizen.reports(matter('neighbour-dispute', canaries.words));
    await citizen.does(withdrawn, 'withdraw', { reason: canaries.withdrawReason });
    const nobody = client.anonymous();
    const secretly = await nobody.reports(unsigned({ words: canaries.words }), { key: `${KEY}-anonymous` });
    secret = secretly.secret ?? '';
    await client
      .anonymous(secret)
      .does(secretly, 'comments', { text: canaries.comment, visibleTo: 'everyone' });
    await giveReasons(client, citizen, county);
    await sendWrongly(citizen, own);
    await lookIn(own);
  }

  async function uploaded(who: Caller): Promise<string> {
    const form = new FormData();
    const photo = await photoOf({ Artist: canaries.exifOwner, ImageDescription: canaries.exifOwner });
    form.append('file', new Blob([Uint8Array.from(photo)]), `${canaries.fileName}.jpg`);
    const { text } = await ask(`${service.url}/api/v1/attachments`, {
      method: 'POST',
      body: form,
      headers: { ...who.credentials, 'user-agent': canaries.userAgent },
    });
    return /"ref":"([^"]+)"/.exec(text)?.[1] ?? '';
  }

  /** The same words where they do not belong: refusals and their log lines must not repeat them. */
  async function sendWrongly(citizen: Caller, { id }: AppealAnswer): Promise<void> {
    const headers = {
      ...citizen.credentials,
      'content-type': 'application/json',
      'user-agent': canaries.userAgent,
      'x-correlation-id': canaries.tokenPhone,
    };
    const reporter = { name: canaries.reporterName, phone: canaries.wrongPhone };
    const bodies = [
      `{"words":"${canaries.words}`,
      JSON.stringify({ words: [canaries.words], place: canaries.placeAddress, reporter }),
      JSON.stringify(matter('risk-report', canaries.words, { service: canaries.wrongService })),
      JSON.stringify(matter('infrastructure-power', canaries.words, { form: { fault: canaries.form } })),
      JSON.stringify({ words: `${canaries.words}\ud800` }),
    ];
    for (const body of bodies)
      for (const path of ['/appeals', `/appeals/${id}/comments`])
        shownToOthers.push(await ask(`${service.url}/api/v1${path}`, { method: 'POST', headers, body }));
    const inQuery = encodeURIComponent(canaries.words);
    for (const path of [
      `/appeals?number=${inQuery}`,
      `/appeals?cursor=${inQuery}`,
      `/appeals?region=${canaries.tokenPhone}`,
    ])
      shownToOthers.push(await ask(`${service.url}/api/v1${path}`, { headers }));
  }

  /** What anybody may ask who has nothing to do with it. */
  async function lookIn({ id }: AppealAnswer): Promise<void> {
    const stranger = await client.as('citizen', '13891500002');
    for (const path of ['/metrics', '/health/live', '/health/ready'])
      shownToOthers.push(await ask(`${service.url}${path}`));
    for (const path of [`/appeals/${id}`, `/appeals/${id}/public`, '/appeals', `/appeals/${id}/timeline`])
      shownToOthers.push(await ask(`${service.url}/api/v1${path}`, { headers: stranger.credentials }));
  }

  it('is heard where it is looked for, or silence would prove nothing', async () => {
    const all = Object.values(canaries).join('|');
    for (const bytes of [
      Buffer.from(all),
      Buffer.from(all, 'utf16le'),
      Buffer.from(`x${Buffer.from(all).toString('base64')}`),
      Buffer.from(Buffer.from(`ab${all}`).toString('base64url')),
      Buffer.from(Buffer.from(all).toString('hex')),
      Buffer.from(encodeURIComponent(all)),
    ])
      expect(heardIn(bytes, canaries)).toEqual(Object.keys(canaries));
  });

  it('reaches whoever may read it, so that it was really driven through', async () => {
    const auditor = await client.as('auditor', '610921');
    const { items } = await auditor.lists();
    const views = await Promise.all(
      items.flatMap((item) => [
        auditor.sees(item),
        auditor.timeline(item),
        auditor.tries(item, 'identity/reveal', { purpose: '年度抽查' }),
      ]),
    );
    const shown = heardIn(Buffer.from(JSON.stringify(views)), canaries);
    expect(Object.keys(canaries).filter((name) => !shown.includes(name))).toEqual(neverShown);
  });

  it('is in no answer to others, no problem, no metric, no health', () => {
    for (const { text } of shownToOthers)
      expect([text.slice(0, 300), hear(text)]).toEqual([text.slice(0, 300), []]);
  });

  it('is in no log line, at the level that says most', () => {
    expect(service.output().length).toBeGreaterThan(5_000);
    expect(hear(service.output())).toEqual([]);
  });

  it('is in no byte of the data folder, while it runs and after it stopped', async () => {
    const found = () =>
      bytesOf(service.folder)
        .map(([file, bytes]) => [file, hear(bytes)] as const)
        .filter(([, names]) => names.length > 0);
    expect(bytesOf(service.folder).map(([file]) => file)).toEqual(
      expect.arrayContaining([
        ...(databaseIsAFile ? ['primary.db-wal', 'read-models.db-wal'] : []),
        ...(logIsAFile ? ['events.db-wal'] : []),
      ]),
    );
    expect(found()).toEqual([]);
    expect(await service.stop()).toBe(0);
    expect(found()).toEqual([]);
    expect(hear(service.output())).toEqual([]);
  });
});
