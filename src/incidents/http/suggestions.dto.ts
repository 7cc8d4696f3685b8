import { Choice, Reason, RegionRef, ServiceRef } from '../../edge';
import type { RegionCode, ServiceId } from '../../kernel/ids';
import { windowHours, type WindowHours } from '../application/suggestion-desk';

export class SuggestionsParameters {
  @Choice(windowHours, { optional: true, example: '24', description: 'How many hours back is looked.' })
  readonly hours?: WindowHours | undefined;
}

export class TurnDownBody {
  @RegionRef({ example: '610921102206', description: 'The village or town of the suggestion.' })
  readonly region!: RegionCode;

  @ServiceRef()
  readonly service!: ServiceId;

  @Reason(500, { example: '经核实，各户线路老化，各有各的原因' })
  readonly reason!: string;
}
