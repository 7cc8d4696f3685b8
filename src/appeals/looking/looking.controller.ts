import { Controller, Get, Inject } from '@nestjs/common';
import { Documented, OnlyFor, Public } from '../../edge';
import { ReferenceInForce } from '../../reference';
import { tags } from '../http/tags';
import { lookingRules, numberGateways } from './schemas';

/** 查阅规则: everybody may know what identities are looked at for, and when somebody asks who looked. */
@Controller('looking')
export class LookingController {
  constructor(@Inject(ReferenceInForce) private readonly reference: Pick<ReferenceInForce, 'current'>) {}

  @Get()
  @Public()
  @Documented({
    tag: tags.views,
    summary: '查阅规则 for what purposes identities are looked at, and what makes looking unusual',
    description:
      'The purposes of the county, in its own words, and for which acts; how long a look may be withheld from whom it was at; so many looks within so many minutes are a signal to the auditor.',
    answer: lookingRules,
  })
  inForce() {
    const { version, purposes, wordsAlone, withholdDays, watch } = this.reference.current().looking;
    return { version, purposes, wordsAlone, withholdDays, watch };
  }

  @Get('gateways')
  @OnlyFor('admin', 'auditor')
  @Documented({
    tag: tags.views,
    summary: '号码网关 which client accounts may ask for the number behind a notice',
    description:
      'Under which purpose, and for how long after it was sent. Told to nobody else: an account that is known is half of what somebody needs to pass for it.',
    answer: numberGateways,
  })
  gateways() {
    const { version, gateways = [] } = this.reference.current().looking;
    return { version, gateways };
  }
}
