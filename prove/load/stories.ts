import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { NoAnswer, type Client, type Who } from './client';
import type { CommandAnswer, Ledger } from './ledger';
import type { People, Town } from './people';

/** One caller's way through the service; ends early where the service does not answer. */
export interface Scene {
  readonly client: Client;
  readonly ledger: Ledger;
  readonly people: People;
  /** No new step begins once this says so. */
  readonly isOver: () => boolean;
}

const pick = <T>(from: readonly T[]): T => from[randomInt(from.length)]!;
const aPhone = (): string => `138915${String(randomInt(200)).padStart(5, '0')}`;

const words = [
  '电线杆把树压到房上，母亲一人在家，请尽快来人。',
  '村口便道塌了一段，三轮车过不去。',
  '垃圾池满了一周没人清运，气味很大。',
  '昨夜大雨，坡下玉米倒伏两亩多。',
];

/** Report → routed by the saga → accepted → progress → resolved → rated; two stars bring a second round. */
export async function matter(scene: Scene): Promise<void> {
  const town = pick(scene.people.towns);
  const reporter = await scene.people.citizen(aPhone());
  const filed = await report(scene, reporter, town);
  if (!filed || !(await routed(scene, filed, reporter))) return;
  const officer = await scene.people.officer(town.centre);
  if (randomInt(10) === 0) return sentBack(scene, filed, officer);
  const step = (path: string, body: object, who = officer) => act(scene, filed, path, body, who);
  const contact = { means: 'phone', reached: true, note: '已电话联系，半小时内到场' };
  if (!(await step('accept', { assignee: `officer-${town.centre}`, contact }))) return;
  await step('progress', { note: '已到现场查看，正在协调处置', visibleTo: 'everyone' });
  await step('comments', { text: '谢谢，树还压着瓦。', visibleTo: 'everyone' }, reporter);
  if (!(await step('resolve', { outcome: 'solved', account: '树已锯除，电杆扶正，屋面无损。' }))) return;
  const stars = pick([5, 5, 4, 2]);
  await step('rate', { stars, responded: true, solved: stars > 2, satisfied: stars > 2 }, reporter);
}

/** Nobody's name: a violation report under a random key, looked up and spoken to by its secret. */
export async function unsigned(scene: Scene): Promise<void> {
  const { village } = pick(scene.people.towns);
  const filed = await scene.ledger.tell(scene.client, {
    path: '/appeals',
    body: {
      channel: 'web',
      service: 'violation-report',
      words: '河道里夜间有人采砂，每晚十一点后开始。',
      place: { region: village },
      anonymous: true,
    },
  });
  if (!filed?.secret) return;
  await act(
    scene,
    filed,
    'comments',
    { text: '昨晚又来了两辆车。', visibleTo: 'everyone' },
    { secret: filed.secret },
  );
}

/** A matter that its reporter takes back. */
export async function takenBack(scene: Scene): Promise<void> {
  const reporter = await scene.people.citizen(aPhone());
  const filed = await report(scene, reporter, pick(scene.people.towns));
  if (filed) await act(scene, filed, 'withdraw', { reason: '邻居已帮忙处理好了' }, reporter);
}

async function sentBack(scene: Scene, filed: CommandAnswer, officer: Who): Promise<void> {
  const asked = await act(
    scene,
    filed,
    'return',
    { ground: '河道属水利局职责', basis: '汉阴县派单目录 §3.2' },
    officer,
  );
  if (!asked) return;
  const county = await scene.people.dispatcher('centre-610921');
  await act(scene, filed, 'return/decision', { granted: true, reason: '同意退回，由县级重新派单' }, county);
}

export const report = (scene: Scene, reporter: Who, { village }: Town): Promise<CommandAnswer | undefined> =>
  scene.ledger.tell(scene.client, {
    path: '/appeals',
    who: reporter,
    body: { channel: 'wechat', service: 'direct-line', words: pick(words), place: { region: village } },
  });

async function act(
  { client, ledger, isOver }: Scene,
  { id }: CommandAnswer,
  path: string,
  body: object,
  who: Who,
): Promise<CommandAnswer | undefined> {
  if (isOver()) return undefined;
  return ledger.tell(client, { path: `/appeals/${id}/${path}`, body, who });
}

/** Waits, as a front end would, until the saga has routed it. */
async function routed({ client, isOver }: Scene, { id }: CommandAnswer, who: Who): Promise<boolean> {
  for (let asked = 0; asked < 200 && !isOver(); asked++) {
    try {
      const { body } = await client.get(`/appeals/${id}`, who);
      if ((body as { readonly status?: string }).status === 'routed') return true;
    } catch (error) {
      if (error instanceof NoAnswer) return false;
      throw error;
    }
    await pause(10);
  }
  return false;
}

export type Story = (scene: Scene) => Promise<void>;

/** Callers at once, each living one story after the other until the scene is over. */
export async function play(scene: Scene, callers: number, stories: readonly Story[]): Promise<void> {
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (!scene.isOver()) await pick(stories)(scene);
    }),
  );
}

export const everyday: readonly Story[] = [matter, matter, matter, unsigned, takenBack];
