import { Reason } from '../../edge';

export class OpenWordsBody {
  @Reason(500, { example: '编写六月研判报告', description: 'Goes on record with who asked.' })
  readonly purpose!: string;
}
