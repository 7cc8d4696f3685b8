import { Reason } from '../../edge';

export class OpenWordsBody {
  @Reason(500, {
    min: 4,
    example: 'reporting',
    description:
      'A code of `GET /looking`, with `reason`. A sentence alone is taken, too, as long as the county lets it: it is kept as `unlisted`.',
  })
  readonly purpose!: string;

  @Reason(500, {
    optional: true,
    min: 4,
    example: '编写六月研判报告',
    description: 'What it is about. Recorded with your name before the first is opened.',
  })
  readonly reason?: string | undefined;
}
