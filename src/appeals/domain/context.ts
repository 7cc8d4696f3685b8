import type { Catalogue } from '../../catalogue';
import type { Directory } from '../../directory';
import type { Refusing } from '../../kernel/cards';
import type { DecisionContext } from '../../kernel/decider';
import type { Calendar, Policies, PublishedRules } from '../../sla';
import type { AppealErrorCode } from './errors';

/** Everything a decision may know, as it is in force now. */
export type AppealContext = DecisionContext & {
  readonly directory: Directory;
  readonly catalogue: Catalogue;
  readonly policies: Policies;
  readonly calendar: Calendar;
  /** The versions of both that running deadlines name. */
  readonly published: PublishedRules;
};

/** What the domain may refuse with. A policy without a rule is the operator's to mend, and no refusal of an act. */
export type RefusalCode = AppealErrorCode | 'sla/due-too-late';

/** The context of a rule or guard that refuses with these codes. */
export type Deciding<Code extends RefusalCode> = Refusing<AppealContext, Code>;
