import { Query } from '@nestjs/cqrs';
import type { Language } from '../../../kernel/language';
import type { Actor } from '../../../kernel/actor';
import type { AppealId, DeadlineId } from '../../../kernel/ids';
import type { OnDuty } from '../../../rosters';
import type { CustodyLedger } from '../../views/custody';
import type { DeadlineView } from '../../views/deadlines';
import type { ShownDetail } from '../../views/detail-model';
import type { History } from '../../views/history';
import type { Opened } from '../../views/opened';
import type { PublicView } from '../../views/public';
import type { ShownSupervision } from '../../views/supervisions';
import type { TimelineEntry } from '../../views/timeline';
import type { Action, Actions } from './action';
import type { Read } from './appeal-reader';

/** What the ids in a view are called, in the caller's language. */
export type NamesById = Readonly<Record<string, string>>;
export type Line = Omit<Opened<TimelineEntry>, 'sentence' | 'text' | 'by'> & {
  readonly by: Omit<TimelineEntry['by'], 'called'> & { readonly called?: string | undefined };
  readonly sentence: string;
  readonly text?: string | null | undefined;
};

/** A question about one appeal. Answers stand at a revision of its stream, not at a projection's position. */
abstract class AboutAppeal<View> extends Query<Read<View>> {
  constructor(
    readonly appeal: AppealId,
    readonly actor: Actor,
    readonly language: Language,
  ) {
    super();
  }
}

export class ShowAppeal extends AboutAppeal<
  Opened<ShownDetail> &
    Actions & {
      readonly supervisions: readonly ShownSupervision[];
      /** Of what is critical, whom staff can reach now: on duty in the unit whose move it is. */
      readonly onDuty?: readonly OnDuty[] | undefined;
      readonly names: NamesById;
    }
> {
  constructor(
    appeal: AppealId,
    actor: Actor,
    language: Language,
    /** Says of each verb that the caller may not send what would refuse it. */
    readonly explain = false,
  ) {
    super(appeal, actor, language);
  }
}
export interface TimelinePage {
  readonly limit: number;
  readonly cursor?: string | undefined;
}
export class ShowTimeline extends AboutAppeal<{
  readonly entries: readonly Line[];
  /** Pass it as `cursor` for the next page; absent on the last. */
  readonly next?: string | undefined;
  readonly names: NamesById;
}> {
  constructor(
    appeal: AppealId,
    actor: Actor,
    language: Language,
    readonly page: TimelinePage,
  ) {
    super(appeal, actor, language);
  }
}
export class ShowDeadlines extends AboutAppeal<{ readonly deadlines: readonly Opened<DeadlineView>[] }> {}
export class ExplainDeadline extends AboutAppeal<
  Opened<DeadlineView> & { readonly text: readonly string[] }
> {
  constructor(
    appeal: AppealId,
    actor: Actor,
    language: Language,
    readonly deadline: DeadlineId,
  ) {
    super(appeal, actor, language);
  }
}
export class ShowCustody extends AboutAppeal<Opened<CustodyLedger> & { readonly names: NamesById }> {}
export class ShowHistory extends AboutAppeal<History> {
  constructor(
    appeal: AppealId,
    actor: Actor,
    language: Language,
    readonly page: TimelinePage,
  ) {
    super(appeal, actor, language);
  }
}
export class ShowPublicView extends AboutAppeal<
  Opened<PublicView> & { readonly actions: readonly Action[]; readonly names: NamesById }
> {}

/** What a question about one appeal is answered with. */
export type ViewOf<Q> = Q extends AboutAppeal<infer View> ? View : never;
