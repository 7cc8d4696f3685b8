import { setTimeout as pause } from 'node:timers/promises';
import {
  status,
  type ServerReadableStream,
  type ServerWritableStream,
  type ServiceError,
  type sendUnaryData,
} from '@grpc/grpc-js';
import {
  ReadReq,
  type AppendReq,
  type AppendResp,
  type ReadResp,
} from '@eventstore/db-client/generated/streams_pb';
import type { AppendFault, Counts, ReadFault } from './faults';
import type { Entry, Expected, Proposed, StandInLog } from './stand-in-log';
import * as wire from './stand-in-wire';

type Reading = ServerWritableStream<ReadReq, ReadResp>;
const { BACKWARDS } = ReadReq.Options.ReadDirection;
const LATE = 400;

/** What all nodes of a stand-in have in common, and what is to go wrong. */
export class Cluster {
  ports: readonly number[] = [];
  leader: number | undefined = 0;
  /** How much of the log the followers hold; all of it when undefined. */
  followersHold: number | undefined;
  live: 'flowing' | 'stalled' | 'dropped' = 'flowing';
  pauseBetween = 0;
  readonly appendFaults: AppendFault[] = [];
  readonly readFaults: ReadFault[] = [];
  readonly counts: { -readonly [name in keyof Counts]: number } = {
    appends: 0,
    reads: 0,
    subscriptions: 0,
    openSubscriptions: 0,
    examined: 0,
  };

  constructor(readonly log: StandInLog) {}

  /** What a node answers that is asked for the leader and is none. */
  notLeader(): ServiceError {
    if (this.leader === undefined)
      return wire.failure(status.UNKNOWN, 'No leader info available in response');
    return wire.failure(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': '127.0.0.1',
      'leader-endpoint-port': String(this.ports[this.leader]),
    });
  }
}

/** The Streams service of one node. */
export class NodeStreams {
  constructor(
    private readonly cluster: Cluster,
    private readonly node: number,
  ) {}

  readonly service = {
    append: (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>) =>
      void this.append(call, answer),
    read: (call: Reading) => void this.read(call),
  };

  private isMisled = (call: { readonly metadata: { get(name: string): unknown[] } }): boolean =>
    this.cluster.leader !== this.node && call.metadata.get('requires-leader')[0] === 'true';

  private async append(call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>) {
    const { cluster } = this;
    cluster.counts.appends += 1;
    let [stream, expected]: [string, Expected] = ['', 'any'];
    const events: Proposed[] = [];
    try {
      for await (const message of call as AsyncIterable<AppendReq>) {
        const options = message.getOptions();
        if (options) {
          stream = wire.streamNameOf(options.getStreamIdentifier());
          expected = options.hasRevision()
            ? Number(options.getRevision())
            : options.hasNoStream()
              ? -1
              : 'any';
        }
        const proposed = message.getProposedMessage();
        if (proposed) events.push(wire.proposedOf(proposed));
      }
    } catch {
      return; // The caller left before its last message.
    }
    if (this.isMisled(call)) return answer(cluster.notLeader());
    const run = () =>
      wire.appendAnswer(stream, Number(expected), cluster.log.append(stream, expected, events));
    const say = (result: AppendResp | ServiceError) =>
      result instanceof Error ? answer(result) : answer(null, result);
    const fault = cluster.appendFaults.shift();
    switch (fault) {
      case undefined:
        return say(run());
      case 'answer-lost':
        run();
        return answer(wire.broken());
      case 'stored-silence':
        return void run();
      case 'silence':
        return;
      case 'stored-late':
        await pause(LATE);
        return void run();
      case 'not-ready':
        return answer(wire.notReady());
      case 'broken':
        return answer(wire.broken());
    }
  }

  private async read(call: Reading): Promise<void> {
    const options = call.request.getOptions();
    if (!options) return void call.emit('error', wire.failure(status.INVALID_ARGUMENT, 'no options'));
    if (this.isMisled(call)) return void call.emit('error', this.cluster.notLeader());
    if (options.getSubscription()) return this.subscribe(call, options);
    this.cluster.counts.reads += 1;
    const fault = this.cluster.readFaults.shift();
    if (fault === 'not-ready') return void call.emit('error', wire.notReady());
    const found = options.getStream() ? this.ofStream(options) : this.ofAll(options);
    if (found instanceof Error) return void call.emit('error', found);
    const messages = Array.isArray(found) ? found.map(wire.eventMessage) : [found as ReadResp];
    const kept = fault ? messages.slice(0, Math.floor(messages.length / 2)) : messages;
    for (const message of kept) await write(call, message);
    if (fault === 'half-then-broken') return void call.emit('error', wire.broken());
    if (fault !== 'half-then-silence') call.end();
  }

  private ofStream(options: ReadReq.Options): readonly Entry[] | ReadResp | ServiceError {
    const wanted = options.getStream();
    const stream = wire.streamNameOf(wanted?.getStreamIdentifier());
    if (this.cluster.log.isTombstoned(stream)) return wire.tombstoned(stream);
    const held = this.held();
    const there = this.cluster.log.visible(stream).filter(({ position }) => position < held);
    if (there.length === 0) return wire.notFoundMessage(stream);
    const from = wanted?.hasRevision() ? Number(wanted.getRevision()) : wanted?.hasEnd() ? Infinity : 0;
    const isBackwards = options.getReadDirection() === BACKWARDS;
    const wantedOnes = isBackwards
      ? there.filter(({ revision }) => revision <= from).reverse()
      : there.filter(({ revision }) => revision >= from);
    return wantedOnes.slice(0, Number(options.getCount()));
  }

  /** Forwards with the event at the position, backwards without it. */
  private ofAll(options: ReadReq.Options): readonly Entry[] | ServiceError {
    const { log } = this.cluster;
    const count = Number(options.getCount());
    const wanted = options.getAll();
    const position = wanted?.getPosition();
    const from = position
      ? Number(position.getCommitPosition())
      : wanted?.hasEnd()
        ? Number.MAX_SAFE_INTEGER
        : 0;
    if (count === 0 || (position && !log.isBoundary(from)))
      return wire.failure(status.UNAVAILABLE, 'UnavailableError');
    const held = this.held();
    const index = log.indexFrom(from);
    if (options.getReadDirection() === BACKWARDS)
      return log.all.slice(Math.max(0, index - count), index).reverse();
    return log.all.slice(index, index + count).filter((entry) => entry.position < held);
  }

  private held(): number {
    const { followersHold, leader } = this.cluster;
    return followersHold === undefined || leader === this.node ? Infinity : followersHold;
  }

  private async subscribe(call: Reading, options: ReadReq.Options): Promise<void> {
    const { cluster } = this;
    const { log } = cluster;
    cluster.counts.subscriptions += 1;
    cluster.counts.openSubscriptions += 1;
    let isOver = false;
    const leave = () => {
      if (!isOver) cluster.counts.openSubscriptions -= 1;
      isOver = true;
      log.wake();
    };
    call.once('cancelled', leave).once('error', leave);
    const wanted = options.getAll();
    const position = wanted?.getPosition();
    const from = Number(position?.getCommitPosition() ?? 0);
    if (position && !log.isBoundary(from))
      return void call.emit(
        'error',
        wire.failure(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.'),
      );
    let at = wanted?.hasEnd() ? log.all.length : position ? log.indexFrom(from + 1) : 0;
    const filter = options.getFilter();
    const prefixes = filter?.getStreamIdentifier()?.getPrefixList();
    const every = (filter?.getMax() || 32) * (filter?.getCheckpointintervalmultiplier() || 1);
    let [examined, caughtUp] = [0, false];
    await write(call, wire.confirmationMessage());
    while (!isOver) {
      if (cluster.live === 'dropped') return void call.emit('error', wire.broken());
      while (cluster.live === 'stalled' && !isOver) await log.grown(Infinity, () => isOver);
      const entry = log.all[at];
      if (!entry) {
        if (!caughtUp && filter && at > 0)
          await write(call, wire.checkpointMessage(log.all[at - 1]?.position ?? 0));
        if (!caughtUp) await write(call, wire.caughtUpMessage());
        caughtUp = true;
        await log.grown(at, () => isOver || cluster.live !== 'flowing');
        continue;
      }
      at += 1;
      cluster.counts.examined += 1;
      if (cluster.pauseBetween > 0) await pause(cluster.pauseBetween);
      if (!prefixes || prefixes.some((prefix) => entry.stream.startsWith(prefix)))
        await write(call, wire.eventMessage(entry));
      if (filter && ++examined % every === 0) await write(call, wire.checkpointMessage(entry.position));
    }
  }
}

async function write(call: Reading, message: ReadResp): Promise<void> {
  if (call.cancelled || call.write(message)) return;
  await new Promise<void>((resolve) => {
    const goOn = () => {
      call.off('drain', goOn).off('cancelled', goOn);
      resolve();
    };
    call.on('drain', goOn).on('cancelled', goOn);
  });
}
