import { Cursor, IdNumber, PerPage, Phone, Reason } from '../../../edge';

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

  @Cursor()
  readonly cursor?: string | undefined;

  @PerPage()
  readonly limit?: number | undefined;
}
