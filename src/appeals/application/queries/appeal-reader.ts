import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { canDo, canSee } from '../../../access';
import { mustKeepAway } from '../../../directory';
import type { Actor } from '../../../kernel/actor';
import type { Recorded, Versions } from '../../../kernel/event';
import { appealStream, type AppealId, type Position, type Revision } from '../../../kernel/ids';
import { latest, type Instant } from '../../../kernel/time';
import { judgedNow, openNow } from '../../domain/actions/open-now';
import { deadlineFor } from '../../domain/actions/serves';
import type { StepVerb } from '../../domain/actions/tries';
import type { Appeal, AppealState } from '../../domain/appeal';
import { refusal } from '../../domain/errors';
import { noRedactions, type Redactions } from '../../domain/redactions';
import type { AppealEvent } from '../../domain/events';
import { withCountyTime } from '../../../kernel/county-time';
import { readOn } from '../../../runtime/read-on';
import { StreamQueue } from '../../../runtime/stream-queue';
import type { Detail } from '../../views/detail-model';
import { foldOn, nothingFolded, type AppealFold } from '../../views/fold';
import { perspectiveOf, type Perspective } from '../../views/perspective';
import { namesFrom, type Names } from '../../views/names';
import { openAll, type Opened } from '../../views/opened';
import { redactedIn } from '../../views/redacted';
import type { NamesThen } from '../../views/timeline';
import { appealAggregate } from '../aggregate';
import { factsOf } from '../facts';
import { APPEAL_PORTS, type AppealPorts } from '../ports';
import { STEP_PATHS, type Action, type Actions, type StepPaths } from './action';
import { KeptFolds } from './kept-folds';

/** An appeal as the log holds it now: never behind, whatever the projections do. */
export interface ReadAppeal extends AppealFold {
  readonly appeal: Appeal;
  readonly detail: Detail;
  readonly at: Instant;
  /** Of the appeal as it is now, whenever this is a state of. */
  readonly redactions: Redactions;
}

/** A view, and where in the log it stands. */
export interface Read<View> {
  readonly view: View;
  readonly revision: Revision;
  readonly position: Position;
}

/** As much of it as its rules ask for. */
type Standing = Pick<ReadAppeal, 'appeal' | 'at' | 'revision'>;

const dayOf = ({ directory, catalogue }: Versions): string => `${directory}/${catalogue}`;

const COUNTY_DIGITS = 6;
/** Folded in a few milliseconds: others are served between two of them. */
const PAGE = 100;

@Injectable()
export class AppealReader {
  readonly aggregate = appealAggregate;
  private readonly kept = new KeptFolds();
  /** Of whoever folds a long appeal: what one has folded, the next need not. */
  private readonly folding = new StreamQueue();

  constructor(
    @Inject(APPEAL_PORTS) readonly ports: AppealPorts,
    @Inject(STEP_PATHS) private readonly paths: StepPaths,
  ) {}

  /** @throws DomainError `appeal/not-found` also for an appeal that this actor must not know of */
  async read(id: AppealId, actor: Actor): Promise<ReadAppeal> {
    const read = await this.load(id);
    this.maySee(read.appeal, actor);
    return read;
  }

  /** @throws DomainError `appeal/not-found` */
  maySee(appeal: AppealState, actor: Actor): void {
    if (appeal.status === 'none' || !this.sees(appeal, actor)) throw refusal('appeal/not-found');
  }

  sees(appeal: Appeal, actor: Actor): boolean {
    const { permissions, directory } = this.ports.inForce();
    return canSee(actor, factsOf(appeal), permissions, directory);
  }

  /**
   * Which of these merged appeals this caller must not hear of: what was said of them is told at the lead, under the rules
   * of both. Whom one names later reads it no more.
   */
  async hiddenOf(sources: readonly (AppealId | undefined)[], actor: Actor): Promise<ReadonlySet<AppealId>> {
    const { directory } = this.ports.inForce();
    const hidden = new Set<AppealId>();
    for (const source of new Set(sources.flatMap((id) => id ?? []))) {
      const { appeal } = await this.load(source);
      if (mustKeepAway(actor, appeal, directory)) hidden.add(source);
    }
    return hidden;
  }

  /**
   * Of an appeal that was read in part: what could not be read may hide it from somebody. So it is for the county alone,
   * for nobody whom the unread texts name, and for nobody from whom the rest hides it.
   * @throws DomainError `appeal/not-found`
   */
  maySeeUnread(appeal: AppealState, actor: Actor, texts: readonly string[]): void {
    const { id, unit, region } = actor;
    const isNamed = texts.some((text) => [id, unit].some((name) => name && text.includes(`"${name}"`)));
    if (region?.length !== COUNTY_DIGITS || isNamed) throw refusal('appeal/not-found');
    if (appeal.status !== 'none') this.maySee(appeal, actor);
  }

  /** Asks nobody who reads. @throws DomainError `appeal/not-found` */
  async load(id: AppealId): Promise<ReadAppeal> {
    const { appeal, detail, at, ...rest } = await this.fold(id);
    if (appeal.status === 'none' || detail === undefined || at === undefined)
      throw refusal('appeal/not-found');
    return { ...rest, appeal, detail, at, redactions: appeal.redactions ?? noRedactions };
  }

  /** At most `count` of the events from a revision on. */
  events(id: AppealId, from: number, count: number): Promise<readonly Recorded<AppealEvent>[]> {
    return readOn(this.ports.log, this.aggregate.schemas, appealStream(id), from, count);
  }

  /** From what is kept of a long appeal, and the events since. */
  private async fold(id: AppealId): Promise<AppealFold> {
    if (!this.kept.has(id)) {
      const first = await this.events(id, 0, PAGE);
      if (first.length < PAGE) return foldOn(nothingFolded(), first);
    }
    return this.folding.run(appealStream(id), () => this.foldFromKept(id));
  }

  private async foldFromKept(id: AppealId): Promise<AppealFold> {
    for (let fold = this.kept.take(id) ?? nothingFolded(); ;) {
      const page = await this.events(id, fold.revision + 1, PAGE);
      fold = foldOn(fold, page);
      if (page.length < PAGE) {
        this.kept.keep(id, fold);
        return fold;
      }
      await nextTurn();
    }
  }

  /** Not before the last event: the clock of another machine may be a little ahead of ours. */
  nowFor({ at }: Pick<ReadAppeal, 'at'>): Instant {
    return latest(this.ports.clock.now(), at);
  }

  /** The verbs that this caller may send to it now: by their role, and by the rules that would decide them. */
  open(read: Standing, actor: Actor): readonly StepVerb[] {
    return openNow(...this.judging(read, actor));
  }

  /** The same as requests that lack only their bodies. @param explained with what they may not send, and why */
  actions(read: Standing, actor: Actor, explained = false): Actions {
    const judged = judgedNow(...this.judging(read, actor));
    const open = judged.flatMap(({ verb, refused }) => (refused === undefined ? [verb] : []));
    return {
      actions: this.requests(open, read.appeal, actor, this.side(actor)),
      refused: explained
        ? judged.flatMap(({ verb, refused }) => (refused === undefined ? [] : [{ verb, code: refused }]))
        : undefined,
    };
  }

  /** Where each of these verbs is sent, and by when it is wanted. */
  requests(verbs: readonly StepVerb[], appeal: Appeal, actor: Actor, side: Perspective): readonly Action[] {
    return verbs.map((verb): Action => {
      const deadline = deadlineFor(verb, appeal, actor, side === 'oversight');
      return {
        verb,
        method: 'POST',
        path: `/api/v1/appeals/${appeal.id}/${this.paths.get(verb) ?? ''}`,
        deadline: deadline?.id,
        dueAt: deadline?.dueAt,
      };
    });
  }

  private judging(read: Standing, actor: Actor): Parameters<typeof judgedNow> {
    const inForce = this.ports.inForce();
    const { permissions, directory } = inForce;
    const facts = factsOf(read.appeal);
    return [
      read.appeal,
      read.revision,
      this.aggregate.context(this.nowFor(read), actor, inForce),
      (verb) => canDo(actor, verb, facts, permissions, directory, verb === 'endorse') === 'yes',
    ];
  }

  /** From which side this caller looks. */
  side(actor: Actor): Perspective {
    return perspectiveOf(actor, this.ports.inForce().directory);
  }

  names(): Names {
    const { directory, catalogue } = this.ports.inForce();
    return namesFrom(directory, catalogue);
  }

  /** What things were called when each of these happened. */
  async namesThen(events: readonly Recorded<AppealEvent>[]): Promise<NamesThen> {
    const names = new Map<string, Names>();
    for (const { metadata } of events) {
      const key = dayOf(metadata.versions);
      if (names.has(key)) continue;
      const { directory, catalogue } = await this.ports.inForceAt(metadata.versions);
      names.set(key, namesFrom(directory, catalogue));
    }
    return ({ metadata }) => names.get(dayOf(metadata.versions)) ?? this.names();
  }

  /** In the county's time, what was hidden left out, and what is sealed in it opened: leave out first what the caller may not read. */
  async shown<View>(
    view: View,
    { revision, position, redactions }: Pick<ReadAppeal, 'revision' | 'position' | 'redactions'>,
  ): Promise<Read<Opened<View>>> {
    const left = redactedIn(withCountyTime(view), redactions);
    return { view: await openAll(left, this.ports.sealer), revision, position };
  }
}
