import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { photoOf } from '../kit/photo';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

/** 剔除, as those who do it and those who count it see it. */
describe('an exclusion', () => {
  let service: Service;
  let client: Client;
  let people: story.People;

  beforeAll(async () => {
    service = await startService();
    client = await Client.of(service);
    people = await story.peopleOf(client);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const ratesOf = async (unit: string) => {
    const params = { path: { kind: 'unit', scope: unit } };
    const { data } = await people.auditor.api.GET('/api/v1/dashboards/{kind}/{scope}', { params });
    return data?.rates.find(({ rate }) => rate === 'satisfaction');
  };

  it('is asked with evidence, waits for the centre above, and leaves the rates but not the figures', async () => {
    const appeal = await story.inHand(people);
    await people.village.does(appeal, 'resolve', story.resolution());
    await people.reporter.does(appeal, 'rate', story.stars(3, { satisfied: false }));
    await story.stands(appeal, people.reporter, { status: 'closed' });
    const counted = await eventually(
      () => ratesOf(story.PANLONG_CENTRE),
      (rate) => rate?.denominator.count === 1,
    );
    expect(counted).toMatchObject({ numerator: { count: 0 }, excluded: { count: 0 } });

    const asked = { ground: 'untrue', reason: '现场核查无此情况，附照片和走访记录' } as const;
    const bare = await people.village.isRefused(appeal, 'exclusion', asked);
    expect(bare.code).toBe('appeal/evidence-missing');
    const { ref } = await people.village.upload(await photoOf());
    await people.village.does(appeal, 'exclusion', { ...asked, attachments: [{ ref }] });
    const dispatcher = await client.as('dispatcher', story.PUXI);
    await eventually(
      () => dispatcher.triage({ group: 'decision' }),
      ({ items }) => items.some(({ id }) => id === appeal.id),
    );
    await dispatcher.does(appeal, 'exclusion/decision', { granted: true, reason: '佐证齐全，属实' });
    const excluded = await eventually(
      () => ratesOf(story.PANLONG_CENTRE),
      (rate) => rate?.excluded?.count === 1,
    );
    expect(excluded).toMatchObject({ numerator: { count: 0 }, denominator: { count: 0 } });
    // Who follows the link finds just what is left out, and why.
    const link = new URL(excluded!.excluded.list!, 'http://county').searchParams;
    const path = { kind: 'unit', scope: story.PANLONG_CENTRE };
    const query = { ...Object.fromEntries(link), figure: 'answered', excluded: true } as const;
    expect(Object.fromEntries(link)).toMatchObject({ figure: 'answered', excluded: 'true' });
    const { data } = await people.auditor.api.GET('/api/v1/dashboards/{kind}/{scope}/appeals', {
      params: { path, query },
    });
    expect(data?.items.map(({ id }) => id)).toEqual([appeal.id]);
    // What happened between offices is not the reporter's to read.
    const lines = await people.reporter.linesOf(appeal);
    expect(lines.map(({ type }) => type)).not.toContain('ExclusionGranted');
  });
});
