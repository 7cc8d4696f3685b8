import { Controller, Get, Inject } from '@nestjs/common';
import { Documented, Public } from '../../edge';
import { ReferenceInForce } from '../../reference';
import { tags } from '../http/tags';
import { scoring } from './schemas';

/** 评分办法: everybody may know by what units are ranked. */
@Public()
@Controller('scoring')
export class ScoringController {
  constructor(@Inject(ReferenceInForce) private readonly reference: Pick<ReferenceInForce, 'current'>) {}

  @Get()
  @Documented({
    tag: tags.publication,
    summary: '排名评分办法 by what formula units are ranked',
    description:
      'Groups of units that are compared, and for each what counts how much. A ranking keeps the formula that it was made by.',
    answer: scoring,
  })
  inForce() {
    const { scoring: inForce } = this.reference.current();
    return { version: inForce.version, groups: inForce.groups };
  }
}
