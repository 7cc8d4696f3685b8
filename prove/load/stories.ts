import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Refused, type Caller } from '../../test/kit/api/caller';
import { NoAnswer } from '../../test/kit/api/exchange';
import type { AppealAnswer, ReportBody } from '../../test/kit/api/types';
import { COUNTY, matter, reached, resolution, stars, unsigned } from '../../test/kit/stories';
import { aReport, aStep, type Act, type Ledger } from './ledger';
import type { Town, World } from './world';

/** One caller's way through the service; ends early where the service does not answer. */
export interface Scene extends Pick<World, 'client' | 'towns'> {
  readonly ledger: Ledger;
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

/** The town has the duty. */
export const concern = ({ village }: Town, said = pick(words)): ReportBody =>
  matter('direct-line', said, { channel: 'wechat', place: { region: village } });

/** The town's officer signs and calls. */
export const accepting = async (
  { client }: Pick<Scene, 'client'>,
  appeal: { readonly id: string },
  { centre }: Town,
) =>
  aStep(await client.as('officer', centre), appeal, 'accept', {
    assignee: `officer-${centre}`,
    contact: reached(),
  });

/** Report → routed by the saga → accepted → progress → resolved → rated; two stars bring a second round. */
async function handled(scene: Scene): Promise<void> {
  const town = pick(scene.towns);
  const reporter = await scene.client.as('citizen', aPhone());
  const filed = await scene.ledger.tell(aReport(reporter, concern(town)));
  if (!filed || !(await routed(scene, filed, reporter))) return;
  const officer = await scene.client.as('officer', town.centre);
  if (randomInt(10) === 0) return sentBack(scene, filed, officer);
  if (!(await act(scene, await accepting(scene, filed, town)))) return;
  const visibleTo = 'everyone';
  await act(scene, aStep(officer, filed, 'progress', { note: '已到现场查看，正在协调处置', visibleTo }));
  await act(scene, aStep(reporter, filed, 'comments', { text: '谢谢，树还压着瓦。', visibleTo }));
  if (!(await act(scene, aStep(officer, filed, 'resolve', resolution())))) return;
  await act(scene, aStep(reporter, filed, 'rate', stars(pick([5, 5, 4, 2]))));
}

/** Nobody's name: a violation report under a random key, looked up and spoken to by its secret. */
async function secretly({ client, ledger, towns, isOver }: Scene): Promise<void> {
  const body = unsigned({ place: { region: pick(towns).village } });
  const filed = await ledger.tell(aReport(client.anonymous(), body));
  if (!filed?.secret || isOver()) return;
  const said = { text: '昨晚又来了两辆车。', visibleTo: 'everyone' } as const;
  await ledger.tell(aStep(client.anonymous(filed.secret), filed, 'comments', said));
}

/** A matter that its reporter takes back. */
async function takenBack(scene: Scene): Promise<void> {
  const reporter = await scene.client.as('citizen', aPhone());
  const filed = await scene.ledger.tell(aReport(reporter, concern(pick(scene.towns))));
  if (filed) await act(scene, aStep(reporter, filed, 'withdraw', { reason: '邻居已帮忙处理好了' }));
}

async function sentBack(scene: Scene, filed: AppealAnswer, officer: Caller): Promise<void> {
  const ground = { ground: '河道属水利局职责', basis: '汉阴县派单目录 §3.2' };
  if (!(await act(scene, aStep(officer, filed, 'return', ground)))) return;
  const county = await scene.client.as('dispatcher', COUNTY);
  const decision = { granted: true, reason: '同意退回，由县级重新派单' };
  await act(scene, aStep(county, filed, 'return/decision', decision));
}

const act = async ({ ledger, isOver }: Scene, one: Act): Promise<AppealAnswer | undefined> =>
  isOver() ? undefined : ledger.tell(one);

/** Waits, as a front end would, until the saga has routed it. */
async function routed({ isOver }: Scene, appeal: AppealAnswer, by: Caller): Promise<boolean> {
  for (let asked = 0; asked < 200 && !isOver(); asked++) {
    try {
      if ((await by.sees(appeal)).status === 'routed') return true;
    } catch (error) {
      if (error instanceof NoAnswer || error instanceof Refused) return false;
      throw error;
    }
    await pause(10);
  }
  return false;
}

export type Story = (scene: Scene) => Promise<void>;

const TURNED_AWAY_MS = 100;

/** Callers at once, each living one story after the other, with a rest between two, until the scene is over. */
export async function play(
  scene: Scene,
  callers: number,
  stories: readonly Story[],
  restMs = 0,
): Promise<void> {
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (!scene.isOver()) {
        const before = scene.ledger.unanswered.length;
        await pick(stories)(scene);
        // Where nobody listens, that is known at once: who is sent away would otherwise try a thousand times.
        if (scene.ledger.unanswered.length > before) await pause(TURNED_AWAY_MS);
        if (restMs > 0 && !scene.isOver()) await pause(restMs);
      }
    }),
  );
}

export const everyday: readonly Story[] = [handled, handled, handled, secretly, takenBack];

/** Everyday work for so long. */
export async function work(world: World, ledger: Ledger, callers: number, millis: number): Promise<void> {
  let over = false;
  const playing = play({ ...world, ledger, isOver: () => over }, callers, everyday);
  await pause(millis);
  over = true;
  await playing;
}
