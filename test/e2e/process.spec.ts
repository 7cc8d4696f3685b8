import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { eventually } from '../kit/eventually';
import { Client } from '../kit/api/client';
import { databaseIsAFile, logIsAFile } from '../kit/back-end';
import { ask } from '../kit/api/exchange';
import { DEPLOY } from '../kit/hanyin';
import { freshFolder, removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const root = resolve(__dirname, '../..');

/** The process: what it says when it cannot start, and what is there again when it has. */
describe('the process of the service', () => {
  const folders: string[] = [];
  const running: Service[] = [];

  const folder = (): string => {
    const made = freshFolder();
    folders.push(made);
    return made;
  };
  const start = async (options: Parameters<typeof startService>[0]): Promise<Service> => {
    const service = await startService(options);
    running.push(service);
    return service;
  };

  afterEach(async () => {
    for (const service of running.splice(0)) await service.stop();
    folders.splice(0).forEach(removeFolder);
  });

  const CLOCK = { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T09:00:00+08:00' };

  it('stops in order on SIGTERM and has everything again, deadlines that fell due meanwhile too', async () => {
    const data = folder();
    const before = await start({ folder: data, env: CLOCK });
    const client = await Client.of(before);
    const people = await story.peopleOf(client);
    const square = { width: 40, height: 40, channels: 3, background: '#864' } as const;
    const taken = await sharp({ create: square }).png().toBuffer();
    const photo = await people.reporter.upload(taken);
    const inHand = await story.filed(people.reporter, story.powerCut({ attachments: [{ ref: photo.ref }] }));
    await story.accepts(inHand, people.power, 'ent-power');
    const waiting = await story.filed(people.reporter, story.quarrel());
    const shown = await people.reporter.sees(inHand);
    const told = await people.auditor.history(inHand);
    const listed = await people.reporter.lists({ mine: true });
    const picture = await people.power.bytes(inHand, photo.id);

    expect(await before.stop()).toBe(0);
    expect(before.output()).toContain('"msg":"stopped"');

    // Started again when the village's four working hours are over: nobody was there to see them end.
    const after = await start({ folder: data, env: { ...CLOCK, CLOCK_START: '2026-07-01T15:31:00+08:00' } });
    const again = await Client.of(after);
    const same = await story.peopleOf(again);
    expect(await same.reporter.sees(inHand)).toEqual(shown);
    expect(await same.auditor.history(inHand)).toEqual(told);
    expect(await same.power.bytes(inHand, photo.id)).toEqual(picture);
    const lines = await eventually(
      () => same.auditor.linesOf(waiting),
      (told) => told.some(({ type }) => type === 'AppealUrged'),
      10_000,
    );
    const misses = lines.filter(({ type }) => type === 'DeadlineMissed');
    expect(misses).toHaveLength(1);
    const { items } = await same.reporter.lists({ mine: true });
    expect(items.map(({ number }) => number)).toEqual(listed.items.map(({ number }) => number));
    const queue = await same.power.queue('ent-power');
    expect(queue.items.map(({ id }) => id)).toContain(inHand.id);
    const next = await story.filed(same.reporter, story.powerCut());
    expect(listed.items.map(({ number }) => number)).not.toContain(next.number);
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)(
    'stops in order when npm, which started it, gets %s',
    async (signal) => {
      const env = { ...process.env, NODE_ENV: 'test', PORT: '0', HOST: '127.0.0.1', DATA_FOLDER: folder() };
      const npm = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
      let output = '';
      const says = (text: string) =>
        new Promise<void>((heard) => {
          npm.stdout.on('data', (chunk: Buffer) => {
            output += chunk.toString();
            if (output.includes(text)) heard();
          });
        });
      await says('"msg":"listening"');
      npm.kill(signal);
      await says('"msg":"stopped"');
    },
  );

  // Where no store is a file, several nodes have it.
  (logIsAFile || databaseIsAFile ? it : it.skip)(
    'leaves the data folder to the process that has it, and says so',
    async () => {
      const data = folder();
      const first = await start({ folder: data });
      const refused = await start({ folder: data }).catch((error: Error) => error.message);
      expect(refused).toMatch(/^exited with 1 before listening/);
      expect(refused).toContain(data);
      expect(refused).toMatch(/in use|another process/);
      expect(refused).not.toMatch(/\n\s+at /);
      expect((await ask(`${first.url}/health/ready`)).status).toBe(200);
    },
  );

  it('says in a sentence that its port is another’s, whatever part of it listens there', async () => {
    const first = await start({ env: CLOCK });
    for (const role of ['both', 'runners'])
      await expect(start({ folder: folder(), port: first.port, env: { ROLE: role } })).rejects.toThrow(
        `127.0.0.1:${first.port} is taken by another process: end it, or set PORT.`,
      );
  });

  it('names file, place and reason of a manifest that does not hold, and does not start', async () => {
    const deploy = folder();
    cpSync(DEPLOY, deploy, { recursive: true });
    const file = join(deploy, 'services/sanitation.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { evidence: object };
    writeFileSync(file, JSON.stringify({ ...manifest, evidence: { photos: 'several' } }));
    const data = folder();
    const refused = await start({ folder: data, env: { DEPLOY_FOLDER: deploy } }).catch(
      (error: Error) => error.message,
    );
    expect(refused).toMatch(/^exited with 1 before listening/);
    expect(refused).toContain('services/sanitation.json');
    expect(refused).toContain('/evidence/photos');
    expect(refused).toMatch(/must be (an )?(integer|number)/);
    expect(refused).not.toMatch(/\n\s+at /);

    writeFileSync(file, JSON.stringify(manifest));
    const mended = await start({ folder: data, env: { DEPLOY_FOLDER: deploy } });
    expect((await ask(`${mended.url}/health/ready`)).status).toBe(200);
  });
});
