import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Documented, Sender, shapes, StepUp } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId } from '../../kernel/ids';
import { Appeal } from '../http/step';
import { tags } from '../http/tags';
import { IdentityDesk, type IdentityDecided } from './identity-desk';
import { IdentityBody } from './identity.dto';

const { answerOf, eg, oneOf, shape, whole } = shapes;

const identityDecided = answerOf<IdentityDecided>()(
  'IdentityDecided',
  shape({
    act: eg(oneOf(['restrictIdentity', 'liftRestriction', 'eraseIdentity']), 'eraseIdentity'),
    appeals: eg(whole('In so many appeals there is something of them.'), 2),
    keys: eg(whole('So many keys are destroyed; 0 where nothing is erased.'), 5),
    attachments: eg(whole('So many attachments are deleted.'), 1),
  }),
);

/** What refuses each of the three. */
const ofAnyAct = [
  'reveal/nobody',
  'identity/county-only',
  'identity/erased',
  'identity/guardian-asks',
  'identity/too-many-appeals',
  'read/not-fresh',
];

/** 个人信息: what is decided of the data of whoever stands behind an appeal. */
@Controller('appeals/:id/identity')
export class IdentityController {
  constructor(private readonly desk: IdentityDesk) {}

  @Post('restrict')
  @HttpCode(200)
  @Documented({
    tag: tags.views,
    summary: '限制处理 restrict what is kept of a person',
    description:
      'In all their appeals: from then on nobody reveals it, finds it by a number, or is told something to be passed on to them; it stays where it is. An auditor of the county decides, on record in the citizen’s own stream.',
    verb: 'restrictIdentity',
    command: 'aside',
    answer: identityDecided,
    refuses: ofAnyAct,
  })
  restrict(@Appeal() appeal: AppealId, @Sender() from: Envelope, @Body() body: IdentityBody) {
    return this.desk.decide('restrictIdentity', { appeal, ...body, from });
  }

  @Post('release')
  @HttpCode(200)
  @Documented({
    tag: tags.views,
    summary: '解除限制 lift a restriction',
    verb: 'liftRestriction',
    command: 'aside',
    answer: identityDecided,
    refuses: [...ofAnyAct, 'identity/not-restricted'],
  })
  release(@Appeal() appeal: AppealId, @Sender() from: Envelope, @Body() body: IdentityBody) {
    return this.desk.decide('liftRestriction', { appeal, ...body, from });
  }

  @Post('erase')
  @HttpCode(200)
  // For good: by somebody who has just shown who they are.
  @StepUp()
  @Documented({
    tag: tags.views,
    summary: '清除 erase what is kept of a person, for good',
    description:
      'Of a reporter: who they are, what was said and what was attached, in all their appeals; of a proxy, and of who stood there before: who they are. Refused while one of their appeals is open, under review or still to be kept: restrict instead. It is on record before it answers, and carried out right after, until all of it is done; numbers, times, decisions and proofs stay.',
    verb: 'eraseIdentity',
    command: 'aside',
    answer: identityDecided,
    refuses: [...ofAnyAct, 'identity/appeal-open', 'identity/under-review', 'identity/within-retention'],
  })
  erase(@Appeal() appeal: AppealId, @Sender() from: Envelope, @Body() body: IdentityBody) {
    return this.desk.decide('eraseIdentity', { appeal, ...body, from });
  }
}
