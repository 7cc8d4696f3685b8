import { createPublicKey, verify } from 'node:crypto';
import { commandsOfRunners } from '../../../src/app/commands';
import { BEFORE_ALL, type RegionCode, type Revision, type StreamName } from '../../../src/kernel/ids';
import type { CommandPort } from '../../../src/kernel/ports/command-port';
import {
  handOverText,
  type HeadSigner,
  type SignedHead,
  type Witness,
} from '../../../src/kernel/ports/witness';
import { headIn, headsAggregate, type Head } from '../../../src/proof/domain/heads';
import { HeadsConsumer } from '../../../src/proof/following/consumer';
import { readHeads } from '../../../src/proof/following/series';
import { isConsistent, MerkleTree } from '../../../src/proof/merkle';
import { hashAsStored } from '../../../src/runtime/chain';
import { CommandExecutor } from '../../../src/runtime/executor';
import type { HeadKeeping } from '../../../src/runtime/runners/keepers';
import { eventually } from '../../kit/eventually';
import { openSigner, writeHeadKey } from '../../kit/head-keys';
import { Station, type Running } from '../../kit/running';
import { cleared, found, grid, started } from '../../kit/toy-runners';

const county = '610921' as RegionCode;
const PEM = { mine: writeHeadKey(), next: writeHeadKey() };

class Share implements Witness {
  readonly name = 'the audit office';
  readonly kept: SignedHead[] = [];
  isAway = false;

  async witness(heads: readonly SignedHead[]): Promise<void> {
    if (this.isAway) throw new Error('no route to the audit office');
    this.kept.push(...heads);
  }
}

describe('signed heads of the log', () => {
  let station: Station;
  let share: Share;
  let signer: HeadSigner;
  let send: CommandPort['send'];

  beforeEach(async () => {
    station = new Station();
    share = new Share();
    signer = await openSigner(PEM.mine);
    const executor = new CommandExecutor({ store: station.log, clock: station.clock });
    const aggregates = new Map([['heads', headsAggregate]]);
    send = commandsOfRunners(executor, { aggregates, tasks: new Map() }, {} as never);
  });

  afterEach(() => station.close());

  const start = (over: Partial<HeadKeeping> = {}): Promise<Running> => {
    const heads = { signer: async () => signer, witnesses: [share], events: 4, minutes: 10, ...over };
    return station.start({
      commands: { send: (envelope) => send(envelope) },
      keeping: {
        county,
        heads,
        keepers: [{ name: 'heads', kind: 'heads', open: (ports) => new HeadsConsumer('heads', ports) }],
      },
    });
  };

  const heads = async (): Promise<readonly Head[]> =>
    (await readHeads(station.log, county, 0, 1000)).map(({ text }) => headIn(text));
  const untilHeads = (count: number) => eventually(heads, ({ length }) => length >= count);
  const patrol = async (events: number, n = 1): Promise<void> => {
    await station.log.record(grid(n), [
      started(),
      ...Array.from({ length: events - 1 }, (_, at) => found(`隐患${at}`)),
    ]);
  };

  /** What the heads say of the log, recomputed from its bytes. */
  async function covered(): Promise<void> {
    const all = await station.log.readAll(BEFORE_ALL, 10_000);
    const tree = new MerkleTree();
    let first = 0;
    for (const [number, head] of (await heads()).entries()) {
      const events = all.slice(first, first + head.events);
      const root = MerkleTree.of(events.map((event) => Buffer.from(hashAsStored(event), 'hex'))).root();
      tree.append(root);
      expect(head).toMatchObject({
        number,
        first,
        root: root.toString('hex'),
        heads: tree.root().toString('hex'),
      });
      expect(events.at(-1)).toMatchObject({ stream: head.last.stream, revision: head.last.revision });
      first += head.events;
    }
  }

  const isSigned = ({ text, signature }: SignedHead, key: string): boolean =>
    verify(
      null,
      Buffer.from(text),
      createPublicKey({
        key: Buffer.from(`302a300506032b6570032100${key}`, 'hex'),
        format: 'der',
        type: 'spki',
      }),
      Buffer.from(signature, 'hex'),
    );

  it('are signed after so many events, over each event once, in the order of the log', async () => {
    await patrol(5, 1);
    await patrol(6, 2);
    await start();
    // The heads are events, too, and covered by later ones.
    await untilHeads(2);
    await covered();
    expect((await heads())[0]).toMatchObject({ first: 0, events: 4, county, key: signer.key });
    const stored = await readHeads(station.log, county, 0, 100);
    expect(stored.map((head) => isSigned(head, signer.key))).not.toContain(false);
  });

  it('are signed when the oldest event has waited long enough, and not for heads alone', async () => {
    await patrol(2);
    const running = await start();
    await running.caughtUp('heads');
    station.clock.set('2026-07-01T00:09:59.000Z' as never, 0);
    expect(await heads()).toEqual([]);
    station.clock.set('2026-07-01T00:10:00.000Z' as never, 0);
    expect((await untilHeads(1))[0]).toMatchObject({ events: 2, signedAt: '2026-07-01T00:10:00.000Z' });
    station.clock.set('2026-07-01T09:00:00.000Z' as never, 0);
    await running.caughtUp('heads');
    await station.log.record(grid(1), [cleared('隐患0')]);
    await untilHeads(2);
    // The head before, and the event.
    expect((await heads())[1]).toMatchObject({ first: 2, events: 2 });
    await covered();
  });

  it('go on after a restart as if there had been none', async () => {
    await patrol(6, 1);
    const before = await start();
    await untilHeads(1);
    await before.runners.stop();
    await patrol(6, 2);
    await start();
    await untilHeads(3);
    await covered();
  });

  it('are stored once when an answer is lost', async () => {
    const executor = send;
    let sent = 0;
    send = async (envelope) => {
      const outcome = await executor(envelope);
      return ++sent === 1 ? { kind: 'unavailable', reason: 'the answer was lost' } : outcome;
    };
    await patrol(9, 1);
    await start();
    await untilHeads(2);
    expect(sent).toBeGreaterThan(2);
    await covered();
  });

  it('of two who sign at once, one is taken, and the other goes on behind it', async () => {
    await patrol(4, 1);
    const rival = send;
    let isFirst = true;
    send = async (envelope) => {
      if (isFirst) {
        isFirst = false;
        const { data } = envelope.command as { data: { text: string } };
        const text = JSON.stringify({
          ...headIn(data.text),
          events: 3,
          root: 'ab'.repeat(32),
          last: lastOf(2),
        });
        await rival({
          ...envelope,
          commandId: 'of-the-rival' as never,
          command: { verb: 'signHead', data: { text, signature: '' } },
        });
      }
      return rival(envelope);
    };
    const lastOf = (revision: number) => ({
      stream: grid(1),
      revision,
      hash: hashAsStored(station.log.log[revision]!),
    });
    await start();
    await patrol(4, 2);
    await untilHeads(2);
    expect((await heads())[1]).toMatchObject({ number: 1, first: 3 });
  });

  it('reach each witness, also one that was away, and say so until then', async () => {
    share.isAway = true;
    await patrol(9, 1);
    const running = await start();
    const { trouble } = await running.until('heads', (status) => status.trouble !== undefined);
    expect(trouble).toMatch(/^head 0 has not been witnessed by the audit office since .*: no route/);
    await untilHeads(2);
    share.isAway = false;
    await eventually(
      async () => share.kept.length,
      (kept) => kept >= 2,
    );
    expect(share.kept.map(({ number }) => number).slice(0, 2)).toEqual([0, 1]);
    await running.until('heads', (status) => status.trouble === undefined);
    expect(share.kept).toEqual(await readHeads(station.log, county, 0, share.kept.length));
  });

  it('say that nobody else has them where no witness is named, and nothing before one is signed', async () => {
    const running = await start({ witnesses: [] });
    expect((await running.until('heads', () => true)).trouble).toBeUndefined();
    await patrol(4, 1);
    const { trouble } = await running.until('heads', (status) => status.trouble !== undefined);
    expect(trouble).toBe(
      'signed heads (1) that no witness has: set WITNESS_FILE, WITNESS_URLS or WITNESS_TOPIC',
    );
  });

  it('are not brought again to a witness that has them', async () => {
    await patrol(4, 1);
    const running = await start();
    await eventually(
      async () => share.kept.length,
      (kept) => kept === 1,
    );
    await eventually(
      () => running.database.kysely.selectFrom('relay_state').select('state').execute(),
      ({ length }) => length === 1,
    );
    await running.runners.stop();
    const again = await start();
    await again.caughtUp('heads');
    await again.until('heads', ({ state }) => state === 'running');
    expect(share.kept).toHaveLength(1);
  });

  it('wait for a key that is not there, and say so', async () => {
    await patrol(4, 1);
    let isThere = false;
    const running = await start({
      signer: async () => {
        if (!isThere) throw new Error('HEAD_KEY_FILE /keys/head.pem is not there');
        return signer;
      },
    });
    await running.until('heads', ({ trouble }) => trouble?.includes('head 0 is not signed') === true);
    isThere = true;
    await untilHeads(1);
    await running.until('heads', ({ trouble }) => trouble === undefined);
  });

  it('are handed over from key to key', async () => {
    await patrol(4, 1);
    const before = await start();
    await untilHeads(1);
    await before.runners.stop();
    const { key: old } = signer;

    signer = await openSigner(PEM.next);
    const without = await start();
    await patrol(4, 2);
    const { trouble } = await without.until('heads', (status) => status.trouble !== undefined);
    expect(trouble).toContain(`set HEAD_KEY_BEFORE_FILE to the key before`);
    await without.runners.stop();

    signer = await openSigner(PEM.next, PEM.mine);
    await start();
    const [, second] = await untilHeads(2);
    expect(second).toMatchObject({ key: signer.key, handOver: { from: old } });
    const signature = second?.handOver?.signature ?? '';
    expect(isSigned({ number: 0, text: handOverText(old, signer.key), signature }, old)).toBe(true);
    await covered();
  });

  it('stand still when the log is not the one that was signed', async () => {
    await patrol(5, 1);
    const before = await start();
    await untilHeads(1);
    await before.runners.stop();
    const at = station.log.log.findIndex(({ revision, stream }) => stream === grid(1) && revision === 3);
    const edited = { ...station.log.log[at]!, data: '{"hazard":"无"}' };
    jest
      .spyOn(station.log, 'readStream')
      .mockImplementation(async (stream: StreamName, from: Revision, most) =>
        station.log.log
          .map((event, index) => (index === at ? edited : event))
          .filter((event) => event.stream === stream && event.revision >= from)
          .slice(0, most),
      );
    const running = await start();
    const { error } = await running.until('heads', ({ state }) => state === 'store-changed');
    expect(error).toContain(`no longer holds ${grid(1)} 3 as head 0 has it`);
  });

  it('are consistent with each other', async () => {
    for (let n = 1; n <= 4; n++) await patrol(5, n);
    await start();
    const all = await untilHeads(5);
    const tree = MerkleTree.of(all.map(({ root }) => Buffer.from(root, 'hex')));
    for (const [number, head] of all.entries())
      expect(
        isConsistent({
          before: { size: number + 1, root: Buffer.from(head.heads, 'hex') },
          after: { size: all.length, root: Buffer.from(all.at(-1)!.heads, 'hex') },
          path: tree.consistency(number + 1),
        }),
      ).toBe(true);
  });
});
