import { Controller, Get, Inject } from '@nestjs/common';
import { Documented, Public } from '../../edge';
import { ReferenceInForce } from '../../reference';
import { tags } from '../http/tags';
import { lookingRules } from './schemas';

/** 查阅规则: everybody may know what identities are looked at for, and when somebody asks who looked. */
@Public()
@Controller('looking')
export class LookingController {
  constructor(@Inject(ReferenceInForce) private readonly reference: Pick<ReferenceInForce, 'current'>) {}

  @Get()
  @Documented({
    tag: tags.views,
    summary: '查阅规则 for what purposes identities are looked at, and what makes looking unusual',
    description:
      'The purposes of the county, in its own words, and for which acts; how long a look may be withheld from whom it was at; so many looks within so many minutes are a signal to the auditor.',
    answer: lookingRules,
  })
  inForce() {
    const { version, purposes, wordsAlone, withholdDays, watch, gateways } = this.reference.current().looking;
    const rules = { version, purposes, wordsAlone, withholdDays, watch };
    return gateways === undefined ? rules : { ...rules, gateways };
  }
}
