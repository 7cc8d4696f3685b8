import { Choices, Matching, PersonRef, UnitRefs, Whole } from '../../edge';
import type { PersonId, UnitId } from '../../kernel/ids';
import { moments, type Moment } from '../../notices';
import { recipientKinds, type RecipientKind } from '../domain/webhook';

const URL_PATTERN = /^https?:\/\/[^\s"'<>\\]{1,480}$/;
const WEEK_HOURS = 168;

export class WebhookBody {
  @PersonRef({ example: 'client-12345', description: 'The client account of the system that is told.' })
  readonly account!: PersonId;

  @Matching(URL_PATTERN, {
    example: 'https://gateway.example.cn/suqiu',
    description:
      'https, without user and password, outside private networks unless the configuration allows it.',
  })
  readonly url!: string;

  @Choices(recipientKinds, { min: 1, example: ['unit'], description: 'Whose notices it gets.' })
  readonly to!: RecipientKind[];

  @UnitRefs({ optional: true, description: 'Of notices to units, those to these alone.' })
  readonly units?: UnitId[];

  @Choices(moments, { optional: true, min: 1, example: ['routed'], description: 'All when left out.' })
  readonly moments?: Moment[];
}

export class WebhookRotationBody {
  @Whole(0, WEEK_HOURS, {
    optional: true,
    example: 24,
    description:
      'How long both secrets sign; 24 when left out, 0 where the one before is known to strangers.',
  })
  readonly overlapHours?: number;
}
