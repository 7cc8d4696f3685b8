import { Command } from '@nestjs/cqrs';
import type { Envelope } from '../../kernel/envelope';
import type { Identity } from '../../identity';
import type { BodyOf } from '../../kernel/fields';
import type { AppealId } from '../../kernel/ids';
import type { CommandResult } from '../../kernel/ports/command-port';
import type { report } from '../domain/report/report';
import type { Contact } from '../domain/values';
import type { StepCard } from '../domain/verbs';
import type { AppealAnswer } from './answer';
import type { ChildInput } from './child';

/** An answer, and where in the log it stands. */
export interface Answered {
  readonly answer: AppealAnswer;
  readonly result: Pick<CommandResult, 'revision' | 'position'>;
}

/** A verb's data as the caller sent them, in clear. */
export type Body<Card extends StepCard> = BodyOf<Card['data']>;

/** The one bus command for every step. */
export class AppealCommand<Card extends StepCard = StepCard> extends Command<Answered> {
  constructor(
    readonly appeal: AppealId,
    readonly card: Card,
    readonly body: Body<Card>,
    readonly from: Envelope,
  ) {
    super();
  }
}

/** A report before the edge has found out the rest: id, number, key, citizens, candidates. */
export interface ReportInput extends BodyOf<typeof report.data> {
  /** Whose matter it is; absent for a citizen who reports their own. */
  readonly reporter?: Contact | undefined;
  /** Who speaks for the reporter; absent when the caller does. */
  readonly proxy?: Contact | undefined;
  readonly anonymous?: boolean | undefined;
  /** Whose matter it is is a child, and who speaks for them their guardian. */
  readonly child?: ChildInput | undefined;
}

/** A new appeal: it has no stream yet, and whoever reports may have no account. */
export class ReportAppeal extends Command<Answered> {
  constructor(
    readonly data: ReportInput,
    readonly from: Envelope,
    /** Name and phone of the caller, as the token says; sealed before they go any further. */
    readonly caller: Identity,
    /** Of a case that another system knows by an id of its own; else it follows from the command's. */
    readonly id?: AppealId | undefined,
  ) {
    super();
  }
}
