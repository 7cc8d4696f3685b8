import { AppealRef, Cursor, IdNumber, PerPage, Phone, Reason } from '../../../edge';
import type { AppealId } from '../../../kernel/ids';

/** One of the two numbers. */
export class LookUpBody {
  @Phone({ optional: true })
  readonly phone?: string | undefined;

  @IdNumber({ optional: true })
  readonly idNumber?: string | undefined;

  @Reason(200, {
    min: 4,
    example: 'caller',
    description:
      'A code of `GET /looking`, with `reason`. A sentence alone is taken, too, as long as the county lets it: it is kept as `unlisted`.',
  })
  readonly purpose!: string;

  @Reason(200, {
    optional: true,
    min: 4,
    example: '来电人询问以前反映的事项',
    description: 'What it is about. Recorded with your name before anything is looked for.',
  })
  readonly reason?: string | undefined;

  @AppealRef({
    optional: true,
    description:
      'The appeal at hand, for which you look: one that you see. Look-ups without one are counted.',
  })
  readonly appeal?: AppealId | undefined;

  @Cursor()
  readonly cursor?: string | undefined;

  @PerPage()
  readonly limit?: number | undefined;
}
