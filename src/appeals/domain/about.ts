import type { Channel, Origin, Urgency } from '../../catalogue';
import type { RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import type { Tier } from '../../kernel/tier';
import type { Appeal } from './appeal';
import { queueOf } from './queue';

/** By what events are counted and filtered, so that whoever reads one need not remember those before it. */
export interface Dimensions {
  readonly region: RegionCode;
  readonly service?: ServiceId | undefined;
  /** The holder; while reported, the queue it waits in. */
  readonly unit?: UnitId | undefined;
  readonly round: number;
  readonly tier?: Tier | undefined;
  readonly urgency: Urgency;
  readonly channel: Channel;
  readonly origin: Origin;
}

/** In the order of the names, as canonical text has them: sorting is then quickest. */
export const aboutOf = (appeal: Appeal): Dimensions => ({
  channel: appeal.channel,
  origin: appeal.origin,
  region: appeal.place,
  round: appeal.round.number,
  service: appeal.service,
  tier: appeal.held?.tier,
  unit: appeal.held?.unit ?? appeal.round.resolution?.unit ?? queueOf(appeal),
  urgency: appeal.urgency,
});
