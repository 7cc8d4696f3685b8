import type { Clocks } from './clocks';
import type { Row } from './log-file';

/** What the deadlines of a log come to, judged by the raw events alone. */
export interface DeadlineReport {
  readonly missed: number;
  readonly escalated: number;
  /** Of the misses, those that a late act recorded on its way, before any timer did. */
  readonly missedByActs: number;
  /** A second miss of the same deadline. */
  readonly doubled: readonly string[];
  /** Missed before it was due. */
  readonly early: readonly string[];
  /** Met or stopped after it was due, and no miss was recorded before. */
  readonly hidden: readonly string[];
  /** Runs, is overdue at `now`, and no miss was recorded. */
  readonly overdue: readonly string[];
  /** A second escalation for the same miss, or one over more than one tier. */
  readonly overEscalated: readonly string[];
}

interface Running {
  readonly dueAt: string;
  readonly missed: boolean;
}

interface Metadata {
  readonly occurredAt: string;
  readonly commandId: string;
  readonly causationId?: string;
}

interface Data {
  readonly deadline: string;
  readonly dueAt: string;
  /** Of an escalation: the deadline whose miss it follows. */
  readonly missed?: string;
  readonly fromTier: string;
  readonly toTier: string;
  readonly clocks?: Clocks;
}
const tiers = ['village', 'town', 'county'];

/** @param now an instant, RFC 3339 in UTC with milliseconds, as the events have theirs */
export function judgeDeadlines(rows: Iterable<Row>, now: string): DeadlineReport {
  const running = new Map<string, Running>();
  const misses = new Set<string>();
  const escalations = new Set<string>();
  const causes = new Set<string>();
  const acts = new Set<string>();
  const doubled: string[] = [];
  const early: string[] = [];
  const hidden: string[] = [];
  const overEscalated: string[] = [];
  for (const { stream, type, data: text, metadata } of rows) {
    if (!stream.startsWith('appeal-')) continue;
    const data = JSON.parse(text) as Data;
    const { occurredAt: at, commandId, causationId = '' } = JSON.parse(metadata) as Metadata;
    if (type === 'DeadlineMissed') causes.add(causationId);
    else acts.add(commandId);
    const named = (id: string): string => `${stream} ${id}`;
    if (type === 'DeadlineMissed') {
      const name = named(data.deadline);
      if (misses.has(name)) doubled.push(name);
      if (at < data.dueAt) early.push(name);
      misses.add(name);
      const missed = running.get(name);
      if (missed) running.set(name, { ...missed, missed: true });
    }
    if (type === 'AppealEscalated' && data.missed !== undefined) {
      const name = named(data.missed);
      const steps = tiers.indexOf(data.toTier) - tiers.indexOf(data.fromTier);
      if (escalations.has(name) || steps > 1) overEscalated.push(name);
      escalations.add(name);
    }
    const clocks = data.clocks ?? {};
    for (const id of [...(clocks.met ?? []), ...(clocks.stopped ?? []), ...(clocks.paused ?? [])]) {
      const ended = running.get(named(id));
      if (ended && !ended.missed && ended.dueAt < at) hidden.push(named(id));
      running.delete(named(id));
    }
    for (const { id, dueAt } of [...(clocks.changed ?? []), ...(clocks.started ?? [])])
      running.set(named(id), { dueAt, missed: misses.has(named(id)) });
  }
  return {
    missed: misses.size,
    escalated: escalations.size,
    // A timer's own command records misses and nothing else.
    missedByActs: [...causes].filter((cause) => acts.has(cause)).length,
    doubled,
    early,
    hidden,
    overEscalated,
    overdue: [...running].filter(([, { dueAt, missed }]) => !missed && dueAt < now).map(([name]) => name),
  };
}
