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

export const aboutOf = (appeal: Appeal): Dimensions => ({
  region: appeal.place,
  service: appeal.service,
  unit: appeal.held?.unit ?? appeal.round.resolution?.unit ?? queueOf(appeal),
  round: appeal.round.number,
  tier: appeal.held?.tier,
  urgency: appeal.urgency,
  channel: appeal.channel,
  origin: appeal.origin,
});
