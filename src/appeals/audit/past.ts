import { setImmediate as nextTurn } from 'node:timers/promises';
import { DomainError } from '../../kernel/domain-error';
import type { Recorded } from '../../kernel/event';
import type { AppealId, Revision } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { refusal } from '../domain/errors';
import { hidden, noRedactions, type Redactions } from '../domain/redactions';
import type { AppealEvent } from '../domain/events';
import type { ReplayErrorCode } from '../messages/audit';
import type { AppealReader, ReadAppeal } from '../application/queries/appeal-reader';
import { foldOn, nothingFolded, type AppealFold } from '../views/fold';

/** A moment of an appeal: after an event, or at an instant. */
export type Moment = { readonly revision: Revision } | { readonly instant: Instant };

/** As `MomentAt` takes it. */
export const momentIn = (text: string): Moment =>
  /^\d+$/.test(text) ? { revision: Number(text) as Revision } : { instant: text as Instant };

export const replayError = (code: ReplayErrorCode): DomainError => new DomainError(code);

const PAGE = 100;

/** How many of them had happened by then; they are in order. */
export function countedBy(events: readonly Recorded<AppealEvent>[], moment: Moment): number {
  const later = events.findIndex(({ revision, metadata }) =>
    'revision' in moment ? revision > moment.revision : metadata.occurredAt > moment.instant,
  );
  return later < 0 ? events.length : later;
}

/** @throws DomainError `audit/nothing-then` */
export function readOf(fold: AppealFold, redactions?: Redactions): ReadAppeal {
  const { appeal, detail, at, ...rest } = fold;
  if (appeal.status === 'none' || detail === undefined || at === undefined)
    throw replayError('audit/nothing-then');
  return { ...rest, appeal, detail, at, redactions: redactions ?? appeal.redactions ?? noRedactions };
}

/** One appeal from its report on. A state of it costs one fold of what came before. */
export class Past {
  /** Whatever was hidden by now is hidden in every earlier state, too. */
  readonly redactions: Redactions;

  private constructor(
    readonly id: AppealId,
    readonly events: readonly Recorded<AppealEvent>[],
  ) {
    this.redactions = events.reduce(
      (known, { event }) => (event.type === 'AppealRedacted' ? hidden(known, event.data) : known),
      noRedactions,
    );
  }

  /** @throws DomainError `appeal/not-found`, `store/unavailable`, `event/unknown-type` */
  static async of(id: AppealId, reader: Pick<AppealReader, 'events'>): Promise<Past> {
    const events: Recorded<AppealEvent>[] = [];
    for (;;) {
      const page = await reader.events(id, events.length, PAGE);
      events.push(...page);
      if (page.length < PAGE) break;
      await nextTurn();
    }
    if (events.length === 0) throw refusal('appeal/not-found');
    return new Past(id, events);
  }

  /** What had happened by then. @throws DomainError `audit/nothing-then` for an event that is not there */
  upTo(moment: Moment): readonly Recorded<AppealEvent>[] {
    if ('revision' in moment && moment.revision >= this.events.length)
      throw replayError('audit/nothing-then');
    return this.events.slice(0, countedBy(this.events, moment));
  }

  /** @throws DomainError `audit/nothing-then` */
  at(moment: Moment): ReadAppeal {
    return readOf(foldOn(nothingFolded(), this.upTo(moment)), this.redactions);
  }

  /** Nothing before it was reported. */
  standingAt(moment: Moment): ReadAppeal | undefined {
    return countedBy(this.events, moment) === 0 ? undefined : this.at(moment);
  }

  now(): ReadAppeal {
    return readOf(foldOn(nothingFolded(), this.events));
  }
}
