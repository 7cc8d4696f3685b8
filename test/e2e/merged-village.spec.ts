import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { DEPLOY, hanyinDirectory, personId } from '../kit/hanyin';
import { freshFolder, removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const NEXT = '610921102207';
const NEXT_CENTRE = `centre-${NEXT}`;

const dispatcher = hanyinDirectory().person(personId(`dispatcher-${story.PUXI}`))!;

interface WrittenUnit {
  readonly id: string;
  readonly [field: string]: unknown;
}

function edit(deploy: string, file: string, change: (text: string) => string): void {
  const path = join(deploy, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

/** 盘龙村 goes to 芹菜沟村; the county's water is under its police from then on, and has taken over the sanitation's work. */
function merge(deploy: string): void {
  edit(deploy, 'regions/regions-610921-hanyin.csv', (csv) =>
    csv
      .split(/\r?\n/)
      .filter((line) => line !== '' && !line.startsWith(story.PANLONG))
      .map((line, at) => `${line},${at === 0 ? 'succeeds' : line.startsWith(NEXT) ? story.PANLONG : ''}`)
      .join('\r\n'),
  );
  // And somebody new sits at the town's dispatcher's desk.
  const { id, role, unit, region } = dispatcher;
  edit(deploy, 'directory/people-610921.json', (text) =>
    JSON.stringify([
      ...(JSON.parse(text) as { id: string; region: string }[]).filter(
        (person) => !person.region.startsWith(story.PANLONG) && person.id !== id,
      ),
      { id, name: '新到任的人', role, unit, region },
    ]),
  );
  edit(deploy, 'directory/units-610921.json', (text) =>
    JSON.stringify(
      (JSON.parse(text) as WrittenUnit[]).map((unit) =>
        unit.id === 'dept-water' ? { ...unit, under: 'dept-police', succeeds: ['dept-irrigation'] } : unit,
      ),
    ),
  );
}

it('a village that is merged leaves what is open to its successor, who acts, and its name stays', async () => {
  const [folder, deploy] = [freshFolder(), freshFolder()];
  let service: Service | undefined;
  try {
    cpSync(DEPLOY, deploy, { recursive: true });
    const env = { DEPLOY_FOLDER: deploy };
    service = await startService({ folder, env });
    const before = await story.peopleOf(await Client.of(service));
    const appeal = await story.filed(before.reporter, story.quarrel());
    await before.townDispatcher.does(appeal, 'comments', { text: '请村里先到场', visibleTo: 'staff' });
    await service.stop();

    merge(deploy);
    service = await startService({ folder, env });
    const client = await Client.of(service);
    const { reporter, auditor } = await story.peopleOf(client);
    const officer = await client.as('officer', NEXT_CENTRE);
    const gridWorker = await client.as('grid-worker', NEXT);
    const { items } = await eventually(
      () => officer.queue(NEXT_CENTRE),
      ({ items: waiting }) => waiting.some(({ id }) => id === appeal.id),
    );
    expect(items[0]).toMatchObject({ region: NEXT, holder: NEXT_CENTRE });
    expect(await gridWorker.statusOf(appeal)).toBe(200);
    await story.accepts(appeal, officer, NEXT_CENTRE);

    const lines = await reporter.linesOf(appeal);
    expect(lines.map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining([
        '群众反映，地点：盘龙村委会',
        '派单至盘龙村综治中心',
        '机构调整，由芹菜沟村综治中心承接盘龙村综治中心的办理',
      ]),
    );
    const { entries, names } = await auditor.timeline(appeal);
    const said = entries.find(({ type }) => type === 'CommentAdded')!.by;
    expect(said).toMatchObject({ person: dispatcher.id, called: dispatcher.name });
    expect(names[dispatcher.id]).toBe('新到任的人');
    expect((await auditor.custody(appeal)).spells).toMatchObject([
      {},
      { unit: story.PANLONG_CENTRE, as: 'holder', endedBy: 'AppealInherited' },
      { unit: NEXT_CENTRE, as: 'holder' },
    ]);

    const again = await reporter.reports(story.quarrel());
    expect(await story.stands(again, reporter, { status: 'routed' })).toMatchObject({
      holder: NEXT_CENTRE,
      place: { region: NEXT },
    });
    const { data } = await officer.api.GET('/api/v1/directory/regions', {
      params: { query: { within: NEXT } },
    });
    expect(data?.regions).toMatchObject([{ code: NEXT, succeeds: [story.PANLONG] }]);
    const listed = await officer.api.GET('/api/v1/directory/units', { params: { query: {} } });
    expect(listed.data?.units).toContainEqual(
      expect.objectContaining({ id: 'dept-water', under: 'dept-police', succeeds: ['dept-irrigation'] }),
    );
    expect(listed.data?.units.some(({ id }) => id === story.PANLONG_CENTRE)).toBe(false);
  } finally {
    await service?.stop();
    for (const each of [folder, deploy]) removeFolder(each);
  }
});
