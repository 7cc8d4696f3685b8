import { randomUUID } from 'node:crypto';
import type { Connection, HttpAnswer, HttpRequest } from './connection';
import type { LoadPlan } from './load';
import { reportedMatter } from './matters';

export type Scenario = keyof typeof scenarios;

/** Plays one scenario on one connection; throws when an answer is not what it should be. */
type Play = (connection: Connection, plan: LoadPlan, ordinal: number) => Promise<number | void>;

export const scenarios = {
  /** A citizen reports; the answer is 201. */
  report: async (connection, plan, ordinal) => {
    await send(connection, report(plan, ordinal), 201);
  },
} as const satisfies Readonly<Record<string, Play>>;

function report({ tokens }: LoadPlan, ordinal: number): HttpRequest {
  const citizens = tokens['citizens'] ?? [];
  return {
    method: 'POST',
    path: '/api/v1/appeals',
    headers: {
      authorization: `Bearer ${citizens[ordinal % citizens.length]}`,
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(reportedMatter(ordinal)),
  };
}

/** @throws Error naming request and answer */
async function send(connection: Connection, request: HttpRequest, status: number): Promise<HttpAnswer> {
  const answer = await connection.request(request);
  if (answer.status !== status)
    throw new Error(`${request.method} ${request.path}: ${answer.status} ${answer.body.slice(0, 500)}`);
  return answer;
}
