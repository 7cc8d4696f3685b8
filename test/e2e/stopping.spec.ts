import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { Refused } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { freshFolder, removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const CALLERS = 8;
/** So many answers, and then it is told to stop, in the middle of all of them. */
const BEFORE_IT_STOPS = 40;

interface Sent {
  readonly key: string;
  readonly status: number;
  readonly code?: string | undefined;
  readonly number?: string | undefined;
  readonly connection?: string | undefined;
}

function unlessNotFresh(error: unknown): undefined {
  if (!(error instanceof Refused && error.problem.code === 'read/not-fresh')) throw error;
}

it('while it stops, each request is answered or refused with its code, and nothing acknowledged is lost', async () => {
  const folder = freshFolder();
  let service: Service | undefined = await startService({ folder });
  try {
    const { reporter } = await story.peopleOf(await Client.of(service));
    const { url } = service;
    const sent: Sent[] = [];
    let stopped: Promise<number | null> | undefined;
    const send = async (): Promise<Sent> => {
      const key = randomUUID();
      try {
        const answer = await fetch(`${url}/api/v1/appeals`, {
          method: 'POST',
          headers: { ...reporter.credentials, 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify(story.quarrel()),
        });
        const { code, number } = (await answer.json()) as Pick<Sent, 'code' | 'number'>;
        return { key, status: answer.status, code, number };
      } catch (error) {
        const { message, cause } = error as Error;
        return { key, status: 0, connection: `${message}: ${String(cause)}` };
      }
    };
    const caller = async (): Promise<void> => {
      for (let last = 201; last === 201;) {
        const outcome = await send();
        sent.push(outcome);
        last = outcome.status;
        if (sent.length === BEFORE_IT_STOPS) stopped = service!.stop();
      }
    };
    await Promise.all(Array.from({ length: CALLERS }, caller));
    expect(await stopped).toBe(0);

    const refused = sent.filter(({ status }) => status !== 201);
    expect(refused.length).toBe(CALLERS);
    // A connection that ends, or the code of a service that is not there; never a half answer, nor a fault of ours.
    for (const { status, code, connection } of refused)
      expect([status, code, /fetch failed|terminated/.test(connection ?? '')]).toEqual(
        status === 0 ? [0, undefined, true] : [503, 'request/not-ready', false],
      );

    service = await startService({ folder });
    const again = (await story.peopleOf(await Client.of(service))).reporter;
    const retried: string[] = [];
    // With its key each is there once, whether it was taken the first time or not.
    for (const { key } of refused) {
      const { body } = await again.triesToReport(story.quarrel(), { key });
      retried.push((body as { readonly number: string }).number);
    }
    const acknowledged = sent.flatMap(({ number }) => number ?? []);
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { mine: true, limit: 100, ...(cursor === undefined ? {} : { cursor }) };
      // A service that has just started has its lists to catch up first.
      const page = await eventually(
        () => again.lists(query).catch((error: unknown) => unlessNotFresh(error)),
        (there) => there !== undefined,
      );
      if (page === undefined) throw new Error('no list came');
      listed.push(...page.items.map(({ number }) => number));
      cursor = page.next;
    } while (cursor !== undefined);
    expect([...listed].sort()).toEqual([...acknowledged, ...retried].sort());
  } finally {
    await service?.stop();
    removeFolder(folder);
  }
});

it('does not wait for a connection that never asked anything, as browsers open them ahead', async () => {
  const service = await startService();
  const ahead = connect(service.port, '127.0.0.1');
  try {
    await new Promise((resolve) => ahead.once('connect', resolve));
    const stopped = service.stop();
    // Sooner than connections that ask too long are ended.
    const ended = new Promise<string>((resolve) => ahead.once('close', () => resolve('ended')));
    const late = new Promise<string>((resolve) => setTimeout(() => resolve('late'), 6_000).unref());
    expect(await Promise.race([ended, late])).toBe('ended');
    expect(await stopped).toBe(0);
  } finally {
    ahead.destroy();
    removeFolder(service.folder);
  }
});
