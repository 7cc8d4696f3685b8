import { Inject, Injectable } from '@nestjs/common';
import { Withholdings } from '../../access';
import { DomainError } from '../../kernel/domain-error';
import type { Actor } from '../../kernel/actor';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId } from '../../kernel/ids';
import { isStaffOf } from '../domain/guards';
import { mayDo } from '../application/facts';
import { AppealReader } from '../application/queries/appeal-reader';
import type { EndWithholdingBody, WithholdBody } from './looking.dto';

/** 暂不告知: what whoever stands behind an appeal is not told of, while somebody is looked into. */
@Injectable()
export class WithholdDesk {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(Withholdings) private readonly withholdings: Withholdings,
  ) {}

  /**
   * @returns its number in the appeal
   * @throws DomainError `appeal/not-found`, `access/forbidden`, `directory/unknown-unit`, `looks/until-out-of-bounds`
   */
  async withhold(
    appeal: AppealId,
    { until, unit, party, reason }: WithholdBody,
    from: Envelope,
  ): Promise<number> {
    const key = await this.keyFor(appeal, from.actor);
    const { directory, looking } = this.reader.ports.inForce();
    if (unit !== undefined && directory.unit(unit) === undefined)
      throw new DomainError('directory/unknown-unit', { unit });
    const atMostDays = looking.withholdDays;
    return this.withholdings.withhold({ appeal, key, until, unit, party, atMostDays, reason, from });
  }

  /** @throws DomainError `appeal/not-found`, `access/forbidden`, `looks/no-withholding`, `looks/not-withheld` */
  async end(
    appeal: AppealId,
    withholding: number,
    { reason }: EndWithholdingBody,
    from: Envelope,
  ): Promise<void> {
    const key = await this.keyFor(appeal, from.actor);
    await this.withholdings.end({ appeal, key, withholding, reason, from });
  }

  /** Auditors, and of officers the discipline desk: who looks into somebody's doings, and handles nothing of it. */
  private async keyFor(id: AppealId, actor: Actor) {
    const reference = this.reader.ports.inForce();
    const { appeal } = await this.reader.load(id);
    mayDo(actor, 'withholdLooks', appeal, reference);
    const discipline = reference.directory.deskOf('discipline')?.id;
    if (actor.role !== 'auditor' && !isStaffOf(discipline, actor)) throw new DomainError('access/forbidden');
    return appeal.key;
  }
}
