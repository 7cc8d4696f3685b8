import { setTimeout as pause } from 'node:timers/promises';
import { PostingConsumer } from '../../../src/appeals/posting/consumer';
import { noticeAggregate, noticeStream, type GoesBy } from '../../../src/appeals/notices/notice';
import type { Post } from '../../../src/appeals/notices/post-task';
import { commandsOfRunners } from '../../../src/app/commands';
import { SYSTEM } from '../../../src/kernel/actor';
import type { AnyAggregate } from '../../../src/kernel/aggregate';
import type { CommandEnvelope, CommandOutcome } from '../../../src/kernel/ports/command-port';
import { BEFORE_ALL, type CommandId, type PersonId } from '../../../src/kernel/ids';
import { CommandExecutor } from '../../../src/runtime/executor';
import type { PostingLimits } from '../../../src/runtime/runners/keepers';
import {
  webhookAggregate,
  webhookStream,
  type Subscription,
  type WebhookCommand,
} from '../../../src/webhooks';
import { eventually } from '../../kit/eventually';
import { Station, type Running } from '../../kit/running';
import { Channels, T0, told } from './channels';

const limits: PostingLimits = { retryFrom: 10, retryTo: 40, refusals: 4, offAfter: 6, keep: 3_600_000 };
const T5 = '2026-07-01T00:05:00.000Z';

describe('notices on their way out', () => {
  let station: Station;
  let channels: Channels;
  let send: (envelope: CommandEnvelope) => Promise<CommandOutcome>;
  let serial = 0;

  beforeEach(() => {
    station = new Station();
    channels = new Channels();
    const executor = new CommandExecutor({ store: station.log, clock: station.clock });
    const aggregates = new Map<string, AnyAggregate>([
      ['notice', noticeAggregate],
      ['webhook', webhookAggregate],
    ]);
    const tasks = new Map([['post', channels.task]]);
    send = commandsOfRunners(executor, { aggregates, tasks }, {} as never);
  });
  afterEach(() => station.close());

  const start = (over: Partial<PostingLimits> = {}): Promise<Running> =>
    station.start({
      commands: { send },
      keeping: {
        county: '610921' as never,
        heads: undefined as never,
        posting: { ...limits, ...over },
        keepers: [
          { name: 'posting', kind: 'posting', open: (ports) => new PostingConsumer('posting', ports) },
        ],
      },
    });

  const command = async (stream: string, said: object): Promise<void> => {
    const commandId = `00000000-0000-8000-8000-${String(++serial).padStart(12, '0')}` as CommandId;
    const actor = { ...SYSTEM, id: 'specification' as PersonId };
    const envelope = {
      stream: stream as never,
      command: said,
      commandId,
      correlationId: commandId as never,
      actor,
    };
    expect(await send(envelope)).toMatchObject({ kind: 'done' });
  };
  /** @returns its id */
  const written = async (goesBy: readonly GoesBy[], appeal = 'a', to?: string): Promise<string> => {
    const id = `notice${++serial}`;
    await command(noticeStream(id), { verb: 'sendNotice', data: { ...told(appeal, to), goesBy } });
    return id;
  };
  const by = (channel: GoesBy['channel'], from = T0): readonly GoesBy[] => [{ channel, from: from as never }];
  const webhook = async (id: string, said: Partial<Subscription> | WebhookCommand): Promise<void> => {
    const subscription = {
      account: 'client-12345',
      url: 'https://gateway.example.cn/',
      to: ['unit'],
      ...said,
    };
    await command(
      webhookStream(id),
      'verb' in said ? said : { verb: 'subscribeWebhook', data: subscription },
    );
  };
  const recorded = async () =>
    (await station.log.readAll(BEFORE_ALL, 10_000))
      .filter(({ data }) => data.includes('"posted"'))
      .map(({ type, data }) => ({ type, ...(JSON.parse(data) as { posted: Post; cause?: string }) }));
  const untilRecorded = (count: number) => eventually(recorded, ({ length }) => length >= count);

  it('go once by each channel of theirs, and are recorded once', async () => {
    const id = await written([...by('kafka'), ...by('log')]);
    await start();
    const all = await untilRecorded(2);
    expect(
      all.map(({ type, posted }) => [type, posted.channel, posted.notices, posted.attempts]).toSorted(),
    ).toEqual([
      ['NoticeSent', 'kafka', [id], 1],
      ['NoticeSent', 'log', [id], 1],
    ]);
    await pause(60);
    expect(channels.posts).toHaveLength(2);
  });

  it('of one burst are one message to each recipient', async () => {
    const ids = [
      await written(by('kafka', T5)),
      await written(by('kafka', T5)),
      await written(by('kafka', T5)),
    ];
    const other = await written(by('kafka', T5), 'a', 'dept-police');
    const running = await start();
    await running.caughtUp('posting');
    await pause(60);
    expect(channels.posts).toEqual([]);
    station.clock.set(T5 as never, 0);
    await untilRecorded(2);
    expect(channels.posts.map(({ notices }) => notices)).toEqual([ids, [other]]);
  });

  it('take along what waits, when one of the same appeal is critical', async () => {
    const waiting = await written(by('kafka', T5));
    const critical = await written(by('kafka', T0));
    const elsewhere = await written(by('kafka', T5), 'b');
    await start();
    const [record] = await untilRecorded(1);
    expect(record?.posted.notices.toSorted()).toEqual([waiting, critical].toSorted());
    expect(channels.posts.flatMap(({ notices }) => notices)).not.toContain(elsewhere);
  });

  it('are one message for good once they were tried: what comes later goes by itself', async () => {
    channels.answer = () => ({ kind: 'refused', code: 'unreachable' });
    const first = await written(by('kafka'));
    await start({ retryFrom: 40, retryTo: 40 });
    await eventually(
      () => channels.posts,
      ({ length }) => length >= 1,
    );
    const later = await written(by('kafka'));
    channels.answer = () => Channels.taken;
    const all = await untilRecorded(2);
    expect(all.map(({ posted }) => posted.notices)).toEqual([[first], [later]]);
    expect(
      new Set(channels.posts.filter(({ notices }) => notices[0] === first).map(({ message }) => message))
        .size,
    ).toBe(1);
  });

  it('wait for no other channel: one that hangs holds up none, nor the log', async () => {
    channels.answer = ({ channel }) =>
      channel === 'webhook' ? new Promise(() => undefined) : Channels.taken;
    await webhook('w', {});
    for (const appeal of ['a', 'b', 'c', 'd', 'e', 'f'])
      await written([...by('webhook'), ...by('kafka')], appeal);
    const running = await start();
    const all = await untilRecorded(6);
    expect(all.every(({ posted }) => posted.channel === 'kafka')).toBe(true);
    // To one receiver a few at a time.
    expect(channels.of('webhook')).toHaveLength(4);
    expect((await running.caughtUp('posting')).state).toBe('running');
  });

  it('are asked for by one message at a time where a receiver is away', async () => {
    let under = 0;
    let most = 0;
    channels.answer = async () => {
      most = Math.max(most, ++under);
      await pause(5);
      under--;
      return { kind: 'refused', code: 'unreachable' };
    };
    await webhook('w', {});
    for (const appeal of ['a', 'b', 'c', 'd', 'e', 'f']) await written(by('webhook'), appeal);
    await start({ offAfter: 12 });
    await eventually(
      () => channels.posts,
      ({ length }) => length >= 12,
    );
    // The first four had gone before anybody knew.
    expect(most).toBeLessThanOrEqual(4);
    const running = station;
    expect(running.lines.filter((line) => line.startsWith('notice not taken')).length).toBeGreaterThanOrEqual(
      8,
    );
  });

  it('are held back where a webhook is switched off, and go when somebody switches it on', async () => {
    channels.answer = () => ({ kind: 'refused', code: 'unreachable' });
    await webhook('w', {});
    await webhook('well', { to: ['unit'] });
    const id = await written(by('webhook'));
    channels.answer = ({ target }) =>
      target === 'w' ? { kind: 'refused', code: 'unreachable' } : Channels.taken;
    const running = await start();
    const { trouble } = await running.until(
      'posting',
      (status) => status.trouble?.includes('switched off') === true,
    );
    expect(trouble).toContain('webhook w is switched off (unreachable)');
    const events = await eventually(
      () => station.log.readStream(webhookStream('w'), 0 as never, 10),
      ({ length }) => length === 2,
    );
    expect(events.at(-1)).toMatchObject({ type: 'WebhookSwitchedOff' });
    const tries = channels.posts.filter(({ target }) => target === 'w').length;
    expect(tries).toBe(limits.offAfter);
    await pause(100);
    expect(channels.posts.filter(({ target }) => target === 'w')).toHaveLength(tries);
    channels.answer = () => Channels.taken;
    await webhook('w', { verb: 'switchWebhookOn', data: {} });
    const all = await untilRecorded(2);
    expect(all.find(({ posted }) => posted.target === 'w')?.posted).toMatchObject({
      notices: [id],
      attempts: tries + 1,
    });
    await running.until('posting', (status) => status.trouble === undefined);
  });

  it('that a receiver refuses for good are given up, with the cause and the count', async () => {
    channels.answer = () => ({ kind: 'refused', code: 'answered 422' });
    await webhook('w', {});
    await written(by('webhook'));
    await start();
    const [record] = await untilRecorded(1);
    expect(record).toMatchObject({
      type: 'NoticeFailed',
      cause: 'answered 422',
      posted: { attempts: limits.refusals },
    });
  });

  it('that nobody took in time are given up', async () => {
    channels.answer = () => ({ kind: 'refused', code: 'not published' });
    await written(by('kafka'));
    await start();
    await eventually(
      () => channels.posts,
      ({ length }) => length >= 6,
    );
    station.clock.set('2026-07-01T01:00:00.000Z' as never, 0);
    const [record] = await untilRecorded(1);
    expect(record).toMatchObject({ type: 'NoticeFailed', cause: 'too old; last: not published' });
  });

  it('are recorded once by whoever goes on after a crash between sending and recording', async () => {
    const id = await written(by('kafka'));
    // Taken, and nobody hears of it: the process dies.
    channels.answer = () => new Promise(() => undefined);
    const killed = await start();
    await eventually(
      () => channels.posts,
      ({ length }) => length === 1,
    );
    await killed.runners.stop();
    channels.answer = () => Channels.taken;
    await start();
    const all = await untilRecorded(1);
    expect(all).toHaveLength(1);
    expect(channels.posts.map(({ message, notices }) => [message, notices])).toEqual([
      [all[0]?.posted.message, [id]],
      [all[0]?.posted.message, [id]],
    ]);
  });

  it('are not posted again when the queue is made again from the log', async () => {
    await webhook('w', {});
    await written([...by('webhook'), ...by('kafka')]);
    const running = await start();
    await untilRecorded(2);
    await running.caughtUp('posting');
    const waiting = await written(by('kafka', T5), 'b');
    await running.runners.rebuild('posting');
    await running.caughtUp('posting');
    await pause(80);
    expect(channels.posts).toHaveLength(2);
    station.clock.set(T5 as never, 0);
    expect((await untilRecorded(3)).at(-1)?.posted.notices).toEqual([waiting]);
  });

  it('go to no webhook that has ended, and to none that came later', async () => {
    await webhook('w', {});
    await written(by('webhook', T5));
    const running = await start();
    await running.caughtUp('posting');
    await webhook('w', { verb: 'endWebhook', data: {} });
    await webhook('later', {});
    await running.caughtUp('posting');
    station.clock.set(T5 as never, 0);
    await pause(80);
    expect(channels.posts).toEqual([]);
  });
});
