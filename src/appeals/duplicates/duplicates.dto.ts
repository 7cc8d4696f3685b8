import { AppealRef, Whole } from '../../edge';
import type { AppealId } from '../../kernel/ids';

export const MOST_DAYS = 90;

export class DuplicatesParameters {
  @Whole(1, MOST_DAYS, {
    optional: true,
    example: 15,
    description: 'Reported at most so many days before or after; 15 when left out.',
  })
  readonly days?: number | undefined;
}

export class TellApartBody {
  @AppealRef({ description: 'The one that is another matter.' })
  readonly other!: AppealId;
}
