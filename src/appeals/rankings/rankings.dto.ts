import { Flag, Reason, Text } from '../../edge';

export class ReviewBody {
  @Flag({ example: true, description: '`false`: it goes back, and is drafted again.' })
  readonly approved!: boolean;

  @Text(500, {
    optional: true,
    example: '数据与封存月报一致',
    description: 'For who drafted it; not published.',
  })
  readonly note?: string | undefined;
}

export class CorrectionBody {
  @Reason(500, {
    example: '城关镇一件诉求登记时写错了镇，已更正',
    description: 'Published with it; nobody’s name.',
  })
  readonly reason!: string;
}
