import { Command } from '@nestjs/cqrs';
import type { Envelope } from '../../kernel/envelope';
import type { Identity } from '../../identity';
import type { AppealId } from '../../kernel/ids';
import type { CommandResult } from '../../kernel/ports/command-port';
import type { AppealAnswer } from './answer';
import type { Body, ReportInput, StepVerb } from './clear';

/** An answer, and where in the log it stands. */
export interface Answered {
  readonly answer: AppealAnswer;
  readonly result: Pick<CommandResult, 'revision' | 'position'>;
}

/** One step of an appeal that is there, as the caller sent it. */
export type Step = { readonly [V in StepVerb]: { readonly verb: V; readonly data: Body<V> } }[StepVerb];

/** The one bus command for every step. */
export class AppealCommand extends Command<Answered> {
  constructor(
    readonly appeal: AppealId,
    readonly step: Step,
    readonly from: Envelope,
  ) {
    super();
  }
}

/** A new appeal: it has no stream yet, and whoever reports may have no account. */
export class ReportAppeal extends Command<Answered> {
  constructor(
    readonly data: ReportInput,
    readonly from: Envelope,
    /** Name and phone of the caller, as the token says; sealed before they go any further. */
    readonly caller: Identity,
  ) {
    super();
  }
}
