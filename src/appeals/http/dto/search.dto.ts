import { IdNumber, Matching, Phone, Reason, Whole } from '../../../edge';
import { MOST_PER_PAGE } from './queries.dto';

/** One of the two numbers. */
export class LookUpBody {
  @Phone({ optional: true })
  readonly phone?: string | undefined;

  @IdNumber({ optional: true })
  readonly idNumber?: string | undefined;

  @Reason(200, {
    min: 4,
    example: '来电人询问以前反映的事项',
    description: 'Recorded with your name before anything is looked for.',
  })
  readonly purpose!: string;

  @Matching(/^[A-Za-z0-9_-]{1,400}$/, { optional: true, description: '`next` of the page before.' })
  readonly cursor?: string | undefined;

  @Whole(1, MOST_PER_PAGE, { optional: true, example: 20, description: '20 when left out.' })
  readonly limit?: number | undefined;
}
