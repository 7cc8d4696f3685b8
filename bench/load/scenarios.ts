import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { reached, resolution, stars } from '../../test/kit/stories';
import type { Connection, HttpAnswer, HttpRequest } from './connection';
import type { LoadPlan } from './load';
import { handedIn, reportedMatter } from './matters';

export type Scenario = keyof typeof scenarios;

/**
 * Plays one scenario on one connection; throws when an answer is not what it should be.
 * @param there a connection to the node that is read at
 */
type Play = (
  connection: Connection,
  plan: LoadPlan,
  ordinal: number,
  there: Connection,
) => Promise<number | void>;

/** How long an officer's screen waits before it looks again whether an appeal has arrived, milliseconds. */
const LOOK_AGAIN = 10;
const LOOKS = 1_000;

export const scenarios = {
  /** A citizen reports; the answer is 201. */
  report: async (connection, plan, ordinal) => {
    await send(connection, report(plan, ordinal), 201);
  },

  /** A citizen reports, then lists their own with the position of the answer: milliseconds until it shows. */
  visible: async (connection, plan, ordinal, there) => {
    const reported = await send(connection, report(plan, ordinal), 201);
    const answeredAt = performance.now();
    const list = await send(
      there,
      listMine(plan, ordinal, { 'suqiu-min-position': reported.header('suqiu-position') ?? '' }),
      200,
    );
    const took = performance.now() - answeredAt;
    if (!list.body.includes(idIn(reported))) throw new Error('the appeal is not in its reporter’s list');
    return took;
  },

  /** Another system hands in a hundred at once; each is taken. */
  intake: async (connection, plan, ordinal) => {
    const items = Array.from({ length: 100 }, (_, at) =>
      handedIn(`http-${process.pid}-${ordinal}-${at}`, ordinal * 100 + at),
    );
    const { body } = await send(
      connection,
      post('/api/v1/intake', plan.tokens['client']?.[0] ?? '', { items }),
      200,
    );
    const taken = (JSON.parse(body) as { readonly items: readonly { readonly outcome: string }[] }).items;
    if (taken.some(({ outcome }) => outcome !== 'taken')) throw new Error(`not taken: ${body.slice(0, 500)}`);
  },

  /** Report, accept and reach, resolve, rate, list mine; the service routes in between. */
  lifecycle: async (connection, plan, ordinal) => {
    const id = idIn(await send(connection, report(plan, ordinal), 201));
    const officer = plan.tokens['officer']?.[0] ?? '';
    await acceptOnceRouted(connection, id, officer);
    await send(connection, post(`/api/v1/appeals/${id}/resolve`, officer, solved), 200);
    await send(connection, post(`/api/v1/appeals/${id}/rate`, citizenOf(plan, ordinal), rating), 200);
    await send(connection, listMine(plan, ordinal), 200);
  },
} as const satisfies Readonly<Record<string, Play>>;

const acceptance = {
  assignee: 'officer-ent-power',
  contact: reached('已电话联系诉求人，安排人员上门。'),
};
const solved = resolution({ account: '已派人现场处理完毕，恢复正常，诉求人在场确认。' });
const rating = stars(5, { remark: '来得很快，谢谢。' });

/** Until the service has routed it, the officer's unit does not see it: 404. */
async function acceptOnceRouted(connection: Connection, id: string, officer: string): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    await pause(LOOK_AGAIN);
    const answer = await connection.request(post(`/api/v1/appeals/${id}/accept`, officer, acceptance));
    if (answer.status === 200) return;
    if (answer.status !== 404) throw new Error(`accept: ${answer.status} ${answer.body.slice(0, 500)}`);
  }
  throw new Error(`appeal ${id} was not routed in ${(LOOKS * LOOK_AGAIN) / 1000} s`);
}

const citizenOf = ({ tokens }: LoadPlan, ordinal: number): string => {
  const citizens = tokens['citizens'] ?? [];
  return citizens[ordinal % citizens.length] ?? '';
};

const report = (plan: LoadPlan, ordinal: number): HttpRequest =>
  post('/api/v1/appeals', citizenOf(plan, ordinal), reportedMatter(ordinal));

const post = (path: string, token: string, body: object): HttpRequest => ({
  method: 'POST',
  path,
  headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
  body: JSON.stringify(body),
});

const listMine = (
  plan: LoadPlan,
  ordinal: number,
  headers: Readonly<Record<string, string>> = {},
): HttpRequest => ({
  method: 'GET',
  path: '/api/v1/appeals?mine=true&limit=20',
  headers: { authorization: `Bearer ${citizenOf(plan, ordinal)}`, ...headers },
});

const idIn = ({ body }: HttpAnswer): string => (JSON.parse(body) as { readonly id: string }).id;

/** @throws Error naming request and answer */
async function send(connection: Connection, request: HttpRequest, status: number): Promise<HttpAnswer> {
  const answer = await connection.request(request);
  if (answer.status !== status)
    throw new Error(`${request.method} ${request.path}: ${answer.status} ${answer.body.slice(0, 500)}`);
  return answer;
}
