import { sign } from 'node:crypto';
import { SYSTEM } from '../../../src/kernel/actor';
import type { StoredEvent } from '../../../src/kernel/event';
import type {
  CommandId,
  CorrelationId,
  Position,
  RegionCode,
  Revision,
  StreamName,
} from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import { headIn, headsStream } from '../../../src/proof/domain/heads';
import { Export } from '../../../src/proof/export/export';
import { planFor, type ExportPlan, type Wanted } from '../../../src/proof/export/plan';
import { Gathering } from '../../../src/proof/following/gathering';
import { Series } from '../../../src/proof/following/series';
import { HeadsAtHand, type LogReader } from '../../../src/proof/heads-at-hand';
import { chainEvents, FIRST_PREV_HASH, type ChainHead, type Draft } from '../../../src/runtime/chaining';
import { exampleKey } from './key';
import type { Scene } from './kinds';
import { publicOf } from './signing';
import { endsOf, type Row } from './rows';

export const COUNTY = '610921' as RegionCode;
export const NOW = '2026-07-02T00:00:00.000Z' as Instant;

/** The log of a morning: events of several appeals in turn, a head after each so many. */
export class SignedLog {
  readonly rows: Row[] = [];
  private readonly chains = new Map<string, ChainHead>();
  private readonly series = new Series();
  private readonly gathering: Gathering;

  constructor(perHead: number) {
    this.gathering = new Gathering(perHead);
  }

  add(stream: string, type: string, data: object): void {
    const head = this.chains.get(stream) ?? {
      stream: stream as StreamName,
      revision: -1 as Revision,
      hash: FIRST_PREV_HASH,
    };
    const draft: Draft = {
      event: { type, data },
      schemaVersion: 1,
      commandId: `command-${this.rows.length}` as CommandId,
      correlationId: 'morning' as CorrelationId,
      actor: SYSTEM,
      occurredAt: `2026-07-01T01:00:${String(this.rows.length % 60).padStart(2, '0')}.000Z` as Instant,
      versions: {},
    };
    const appended = chainEvents(head, [draft]);
    this.chains.set(stream, appended.head);
    const [event] = appended.events;
    const row = { ...event!, position: this.rows.length + 1, stream, revision: appended.head.revision };
    this.rows.push(row);
    this.sign(row);
  }

  private sign(row: Row): void {
    const cut = this.gathering.add({
      stored: row as never,
      hash: endsOf(row).hash,
      occurredAt: '2026-07-01T01:00:00.000Z' as Instant,
    });
    if (cut === undefined) return;
    const signedAt = `2026-07-01T01:${String(10 + this.series.size).padStart(2, '0')}:00.000Z` as Instant;
    const text = this.series.next(cut, { county: COUNTY, key: publicOf(exampleKey), signedAt });
    this.series.add(headIn(text));
    const signature = sign(null, Buffer.from(text), exampleKey).toString('hex');
    this.add(headsStream(COUNTY), 'HeadSigned', { signature, text });
  }
}

const appealOf = (n: number) => `appeal-0198c3f0-0000-8000-8000-${String(n).padStart(12, '0')}`;
const steps = [
  'AppealReported',
  'AppealRouted',
  'AppealAccepted',
  'ContactRecorded',
  'AppealResolved',
  'AppealRated',
];

/** Twelve appeals, each step of all before the next of any, one of them over early; heads, and a few events without one. */
export function morning(): Scene {
  const log = new SignedLog(20);
  for (const [step, type] of steps.entries())
    for (let n = 0; n < 12; n++) {
      if (n === 5 && step > 2) continue;
      log.add(appealOf(n), type, { dueAt: '2026-07-08T09:00:00.000Z', words: `盘龙村 ${n}`, step });
    }
  return { rows: log.rows, appeal: appealOf(3), other: appealOf(5), key: exampleKey };
}

export const readerOf = (rows: readonly Row[]): LogReader => {
  const stored = rows as unknown as readonly StoredEvent[];
  return {
    readStream: async (stream: StreamName, from: Revision, most: number) =>
      stored
        .filter((row) => row.stream === stream && row.revision >= from)
        .sort((one, other) => one.revision - other.revision)
        .slice(0, most),
    readAll: async (after: Position, most: number) =>
      stored.filter(({ position }) => position > after).slice(0, most),
  };
};

/** As the service exports it. */
export async function exported(
  reader: LogReader,
  wanted: Wanted,
  more: { readonly county?: RegionCode; readonly plan?: ExportPlan; readonly had?: number } = {},
): Promise<string> {
  const { county = COUNTY, had = 0 } = more;
  const heads = await new HeadsAtHand(reader, county).look();
  const plan = more.plan ?? (await planFor(wanted, reader, heads));
  let text = '';
  for await (const chunk of new Export(reader, county, heads, { plan, at: NOW, had }).chunks()) text += chunk;
  return text;
}

export const witnessLines = (rows: readonly Row[]): string =>
  rows
    .filter(({ stream }) => stream.startsWith('heads-'))
    .map(({ data }) => `${data}\n`)
    .join('');
