import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { visibleFilter } from '../../../access';
import { ATTACHMENT_ACCESS, type AttachmentAccess } from '../../../attachments';
import type { Actor } from '../../../kernel/actor';
import { isDomainError } from '../../../kernel/domain-error';
import {
  appealStream,
  type AppealId,
  type AppealNumber,
  type AttachmentId,
  type IncidentId,
  type RegionCode,
  type UnitId,
} from '../../../kernel/ids';
import { isWithin } from '../../../kernel/region';
import { staysRefused } from '../../../runtime/passing';
import type { Status } from '../../domain/values';
import { listAppeals } from '../../read-models/list/query';
import { mayDo } from '../facts';
import { AppealReader } from './appeal-reader';

/** An appeal that is counted to an incident, as far as its list of them shows it. */
export interface CountedAppeal {
  readonly appeal: AppealId;
  readonly number: AppealNumber;
  readonly status: Status;
  readonly region: RegionCode;
  readonly holder?: UnitId | undefined;
}

/** Those of these appeals that the caller may not count to an incident there: not theirs to see, or elsewhere. */
export class UncountableAppeals extends Query<readonly AppealId[]> {
  constructor(
    readonly appeals: readonly AppealId[],
    readonly region: RegionCode,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Those that are counted to it and that the caller may see. */
export class CountedAppeals extends Query<readonly CountedAppeal[]> {
  constructor(
    readonly incident: IncidentId,
    readonly most: number,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** The first of these appeals at which this caller is shown the attachment, hidden or not. */
export class AppealWithAttachment extends Query<AppealId | undefined> {
  constructor(
    readonly appeals: readonly AppealId[],
    readonly attachment: AttachmentId,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Streams are read a few at a time: whoever waits for an answer goes between. */
const AT_ONCE = 8;

@QueryHandler(UncountableAppeals)
export class UncountableAppealsHandler implements IQueryHandler<UncountableAppeals> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute({ appeals, region, actor }: UncountableAppeals): Promise<readonly AppealId[]> {
    const { executor, inForce } = this.reader.ports;
    const isCountable = async (id: AppealId): Promise<boolean> => {
      const { state } = await executor.load(this.reader.aggregate, appealStream(id));
      try {
        return isWithin(mayDo(actor, 'attachAppeals', state, inForce()).place, region);
      } catch (error) {
        if (isDomainError(error)) return false;
        throw error;
      }
    };
    const uncountable: AppealId[] = [];
    for (let n = 0; n < appeals.length; n += AT_ONCE) {
      const some = appeals.slice(n, n + AT_ONCE);
      const countable = await Promise.all(some.map(isCountable));
      uncountable.push(...some.filter((_, at) => !countable[at]));
    }
    return uncountable;
  }
}

@QueryHandler(CountedAppeals)
export class CountedAppealsHandler implements IQueryHandler<CountedAppeals> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute({ incident, most, actor }: CountedAppeals): Promise<readonly CountedAppeal[]> {
    const { permissions, directory } = this.reader.ports.inForce();
    const tables = await this.reader.ports.readTables.current();
    const visible = visibleFilter(actor, permissions, directory);
    const { items } = await listAppeals(tables, visible, { incident, limit: most });
    return items.map(({ appeal, number, status, region, holder }) => ({
      appeal: appeal as AppealId,
      number: number as AppealNumber,
      status,
      region: region as RegionCode,
      ...(holder === null ? {} : { holder: holder as UnitId }),
    }));
  }
}

@QueryHandler(AppealWithAttachment)
export class AppealWithAttachmentHandler implements IQueryHandler<AppealWithAttachment> {
  constructor(@Inject(ATTACHMENT_ACCESS) private readonly access: AttachmentAccess) {}

  async execute({ appeals, attachment, actor }: AppealWithAttachment): Promise<AppealId | undefined> {
    for (const appeal of appeals) {
      try {
        await this.access.find(appeal, attachment, actor, true);
        return appeal;
      } catch (error) {
        if (!staysRefused(error)) throw error;
      }
    }
    return undefined;
  }
}
