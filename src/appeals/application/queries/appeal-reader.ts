import { Inject, Injectable } from '@nestjs/common';
import { canDo, canSee } from '../../../access';
import type { Actor } from '../../../kernel/actor';
import type { Recorded } from '../../../kernel/event';
import { appealStream, type AppealId, type Position, type Revision } from '../../../kernel/ids';
import { latest, type Instant } from '../../../kernel/time';
import { openNow } from '../../domain/actions/open-now';
import type { StepVerb } from '../../domain/actions/tries';
import type { Appeal, AppealState } from '../../domain/appeal';
import { refusal } from '../../domain/errors';
import type { AppealEvent } from '../../domain/events';
import { withCountyTime } from '../../../kernel/county-time';
import { detailOf } from '../../views/detail';
import type { Detail } from '../../views/detail-model';
import { namesFrom, type Names } from '../../views/names';
import { openAll, type Opened } from '../../views/opened';
import { appealAggregate } from '../aggregate';
import { factsOf } from '../facts';
import { APPEAL_PORTS, type AppealPorts } from '../ports';

/** An appeal as the log holds it now: never behind, whatever the projections do. */
export interface ReadAppeal {
  readonly appeal: Appeal;
  readonly detail: Detail;
  readonly events: readonly Recorded<AppealEvent>[];
  readonly revision: Revision;
  readonly position: Position;
}

/** A view, and where in the log it stands. */
export interface Read<View> {
  readonly view: View;
  readonly revision: Revision;
  readonly position: Position;
}

const COUNTY_DIGITS = 6;

@Injectable()
export class AppealReader {
  readonly aggregate = appealAggregate;

  constructor(@Inject(APPEAL_PORTS) readonly ports: AppealPorts) {}

  /** @throws DomainError `appeal/not-found` also for an appeal that this actor must not know of */
  async read(id: AppealId, actor: Actor): Promise<ReadAppeal> {
    const read = await this.load(id);
    this.maySee(read.appeal, actor);
    return read;
  }

  /** @throws DomainError `appeal/not-found` */
  maySee(appeal: AppealState, actor: Actor): void {
    const { permissions, directory } = this.ports.inForce();
    if (appeal.status === 'none' || !canSee(actor, factsOf(appeal), permissions, directory))
      throw refusal('appeal/not-found');
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
    const { state, events, revision } = await this.ports.executor.load(this.aggregate, appealStream(id));
    const detail = detailOf(events);
    const last = events.at(-1);
    if (state.status === 'none' || detail === undefined || last === undefined)
      throw refusal('appeal/not-found');
    return { appeal: state, detail, events, revision, position: last.position };
  }

  /** Not before the last event: the clock of another machine may be a little ahead of ours. */
  nowFor({ events }: Pick<ReadAppeal, 'events'>): Instant {
    const now = this.ports.clock.now();
    return latest(now, events.at(-1)?.metadata.occurredAt ?? now);
  }

  /** What this caller may send to it now: by their role, and by the rules that would decide it. */
  actions(read: Pick<ReadAppeal, 'appeal' | 'events' | 'revision'>, actor: Actor): readonly StepVerb[] {
    const inForce = this.ports.inForce();
    const { permissions, directory } = inForce;
    const facts = factsOf(read.appeal);
    return openNow(
      read.appeal,
      read.revision,
      this.aggregate.context(this.nowFor(read), actor, inForce),
      (verb) => canDo(actor, verb, facts, permissions, directory, verb === 'endorse') === 'yes',
    );
  }

  names(): Names {
    const { directory, catalogue } = this.ports.inForce();
    return namesFrom(directory, catalogue);
  }

  /** In the county's time, and what is sealed in it opened: leave out first what the caller may not read. */
  async shown<View>(view: View, { revision, position }: ReadAppeal): Promise<Read<Opened<View>>> {
    return { view: await openAll(withCountyTime(view), this.ports.sealer), revision, position };
  }
}
