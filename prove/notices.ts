import { rmSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure, type Measured } from '../test/kit/measured';
import { noticesAtOnce } from '../test/kit/notices-at-once';
import { Receiver, type Mood } from '../test/kit/receiver';
import { removeFolder } from '../test/kit/service';
import { verifies } from '../test/kit/verify-webhook';
import { Ledger } from './load/ledger';
import { settled } from './load/settled';
import { everyday, play } from './load/stories';
import { again, rowsOf, startWorld, type World } from './load/world';

const CALLERS = 4;
/** Of the receiver that is not well; each lasts a moment. */
const moods: readonly Mood[] = ['fail', 'hang', 'reset', 'slow', 'drip', 'redirect', 'take'];

/**
 * Two receivers of webhooks under load: one takes all, one answers 500, hangs, resets, drips, redirects and is slow, turn by turn, while the
 * service is killed and started again. Then both are well. Each notice was sent at least once by each channel of its, and is in the log
 * exactly once; the log channel beside them too. `--cycles 6`, `--seconds 4` of load in each
 */
const notices: Measure = async function* (options) {
  const cycles = options.number('cycles', 6);
  const seconds = options.number('seconds', 4);
  const deploy = noticesAtOnce();
  const [well, ill] = [await Receiver.start(), await Receiver.start()];
  const env = {
    ...{ DEPLOY_FOLDER: deploy, NOTICE_CHANNELS: 'webhook,log', WEBHOOK_PRIVATE_NETWORKS: '127.0.0.1' },
    ...{
      NOTICE_RETRY_MS: '100',
      NOTICE_REFUSALS: '100',
      WEBHOOK_OFF_AFTER: '1000',
      WEBHOOK_TIMEOUT_MS: '500',
    },
  };
  let world = await startWorld({ env });
  const { folder } = world.service;
  let [over, unanswered, waited, logged] = [false, 0, 0, ''];
  try {
    const secrets = new Map([
      [well, await registered(world, well)],
      [ill, await registered(world, ill)],
    ]);
    await settled(world.client);
    const changing = changeMoods(ill, () => over);
    for (let cycle = 0; cycle < cycles; cycle++) {
      const ledger = new Ledger();
      let isOver = false;
      const playing = play({ ...world, ledger, isOver: () => isOver }, CALLERS, everyday);
      await pause(seconds * 1_000);
      waited += waitingIn(await hooksOf(world));
      unanswered += ledger.underWay.size;
      isOver = true;
      logged += await ended(world);
      await playing;
      world = await again(world, { env });
    }
    over = true;
    await changing;
    ill.mood = 'take';
    await switchedOn(world);
    await settled(world.client);
    await eventually(
      async () => waitingIn(await hooksOf(world)),
      (waiting) => waiting === 0,
      120_000,
    );
    await settled(world.client);
    logged += await ended(world);
    yield measured('notices: kills in the middle of the load', cycles, 'kills', `= ${cycles}`);
    yield measured('notices: requests under way then', unanswered, 'requests');
    yield measured('notices: that waited for a webhook then', waited, 'notices', '>= 1');
    yield* verdict(await tellingsIn(folder), [well, ill], secrets, logged);
  } finally {
    over = true;
    await world.service.kill();
    await Promise.all([well.stop(), ill.stop()]);
    removeFolder(folder);
    rmSync(deploy, { recursive: true });
  }
};
export default notices;

const adminOf = ({ client }: World) => client.as('admin', '');

async function registered(world: World, { url }: Receiver): Promise<string> {
  const { api } = await adminOf(world);
  const body = {
    account: 'client-12345',
    url,
    to: ['citizen', 'unit', 'person'] as ('citizen' | 'unit' | 'person')[],
  };
  const { data, error } = await api.POST('/api/v1/operations/webhooks', { body });
  if (data === undefined) throw new Error(`not registered: ${JSON.stringify(error)}`);
  return data.secret;
}

const hooksOf = async (world: World) => {
  const { data } = await (await adminOf(world)).api.GET('/api/v1/operations/webhooks');
  return data?.webhooks ?? [];
};
const waitingIn = (hooks: readonly { readonly waiting: number }[]): number =>
  hooks.length < 2 ? Infinity : hooks.reduce((sum, { waiting }) => sum + waiting, 0);

/** What waits for the ill one would go by itself, when its waits are over. */
async function switchedOn(world: World): Promise<void> {
  const { api } = await adminOf(world);
  for (const { id: webhook } of await hooksOf(world))
    for (const verb of ['switch-off', 'switch-on'] as const)
      await api.POST(`/api/v1/operations/webhooks/{webhook}/${verb}`, { params: { path: { webhook } } });
}

/** @returns what it wrote, with the lines of the log channel */
async function ended({ service }: World): Promise<string> {
  await service.kill();
  return service.output();
}

async function changeMoods(receiver: Receiver, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    receiver.mood = moods[randomInt(moods.length)] ?? 'take';
    await pause(150 + randomInt(250));
  }
}

interface Posted {
  readonly channel: string;
  readonly target: string;
  readonly message: string;
  readonly notices: readonly string[];
  readonly attempts: number;
}
interface Telling {
  /** Each notice and channel that it was to go by. */
  readonly due: readonly (readonly [notice: string, channel: string])[];
  readonly sent: readonly Posted[];
  readonly failed: readonly Posted[];
}

/** As the log says it. */
async function tellingsIn(folder: string): Promise<Telling> {
  const due: [string, string][] = [];
  const [sent, failed]: [Posted[], Posted[]] = [[], []];
  for (const { stream, type, data } of await rowsOf(folder)) {
    if (type !== 'NoticeSent' && type !== 'NoticeFailed') continue;
    const said = (typeof data === 'string' ? JSON.parse(data) : data) as {
      posted?: Posted;
      goesBy?: { channel: string }[];
    };
    if (said.posted !== undefined) (type === 'NoticeSent' ? sent : failed).push(said.posted);
    for (const { channel } of said.goesBy ?? []) due.push([stream.slice('notice-'.length), channel]);
  }
  return { due, sent, failed };
}

async function* verdict(
  { due, sent, failed }: Telling,
  receivers: readonly [Receiver, Receiver],
  secrets: ReadonlyMap<Receiver, string>,
  logged: string,
): AsyncGenerator<Measured> {
  const targets = [
    ...new Set(sent.filter(({ channel }) => channel === 'webhook').map(({ target }) => target)),
  ];
  const expected = due.flatMap(([notice, channel]) =>
    (channel === 'webhook' ? targets : ['']).map((target) => `${channel} ${target} ${notice}`),
  );
  const counts = new Map<string, number>();
  for (const { channel, target, notices: all } of sent)
    for (const notice of all) {
      const key = `${channel} ${target} ${notice}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  const ids = receivers.map((receiver) => new Set(receiver.ids));
  const received = receivers.flatMap((receiver) => receiver.received.map((one) => ({ receiver, ...one })));
  const bodies = new Map<string, Set<string>>();
  for (const { headers, body } of received) {
    const id = String(headers['webhook-id']);
    bodies.set(id, (bodies.get(id) ?? new Set()).add(body));
  }
  const hooks = sent.filter(({ channel }) => channel === 'webhook');
  const [, ill] = receivers;
  yield measured('notices: webhooks that notices went to', targets.length, 'webhooks', '= 2');
  yield measured('notices: notices × channels that were to go out', expected.length, 'notices', '>= 100');
  yield measured(
    'notices: not recorded',
    expected.filter((key) => !counts.has(key)).length,
    'notices',
    '= 0',
  );
  yield measured(
    'notices: recorded twice',
    [...counts.values()].filter((count) => count > 1).length,
    'notices',
    '= 0',
  );
  yield measured(
    'notices: recorded that were not to go out',
    [...counts.keys()].filter((key) => !expected.includes(key)).length,
    'notices',
    '= 0',
  );
  yield measured('notices: recorded as failed', failed.length, 'messages', '= 0');
  yield measured(
    'notices: recorded as sent and never received',
    hooks.filter(({ message }) => !ids.some((of) => of.has(message))).length,
    'messages',
    '= 0',
  );
  const lines = sent.filter(({ channel }) => channel === 'log');
  yield measured(
    'notices: recorded as sent and not in the service’s log',
    lines.filter(({ message }) => !logged.includes(message)).length,
    'messages',
    '= 0',
  );
  yield measured(
    'notices: received under one id with other bytes',
    [...bodies.values()].filter(({ size }) => size > 1).length,
    'messages',
    '= 0',
  );
  yield measured(
    'notices: signatures that do not verify',
    received.filter(
      ({ receiver, headers, body }) => !verifies(secrets.get(receiver) ?? '', headers, body, Infinity),
    ).length,
    'requests',
    '= 0',
  );
  yield measured('notices: received', received.length, 'requests', `>= ${hooks.length}`);
  yield measured('notices: of these again', received.length - hooks.length, 'requests');
  yield measured('notices: tries of the receiver that was ill', ill.received.length, 'requests');
  yield measured(
    'notices: the most tries of one message',
    Math.max(...hooks.map(({ attempts }) => attempts)),
    'tries',
    '>= 2',
  );
}
