import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SYSTEM } from '../../kernel/actor';
import type { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import { appealStream, type AppealId, type KeyId, type UnitId } from '../../kernel/ids';
import { staysRefused } from '../../runtime/passing';
import { noRedactions } from '../domain/redactions';
import { AppealSteps, sendingOf } from './appeal-steps';
import { hiddenIn, reasonWithout, type Hiding } from './hiding';
import { redactIn } from './redact';
import { furtherOf, unlessRefusedBy, worstOf } from './further';

export interface HidingInAppeals {
  readonly appeals: readonly AppealId[];
  readonly what: Hiding & { readonly reason: string };
  readonly from: Envelope;
  /** Under which lies what they share: it is hidden also where the caller may hide nothing else. */
  readonly key: KeyId;
}

/** It stays readable there, and why. */
export interface NotHidden {
  readonly appeal: AppealId;
  readonly code: string;
}

/** 隐去 in each of these appeals what was hidden of something that they share, in their own words, too. */
export class HideInAppeals extends Command<readonly NotHidden[]> {
  constructor(readonly hiding: HidingInAppeals) {
    super();
  }
}

/** A few at a time: whoever waits for an answer goes between. */
const AT_ONCE = 8;
const notThere: ReadonlySet<string> = new Set(['appeal/erased', 'appeal/nothing-to-redact']);
const notTheirs: ReadonlySet<string> = new Set([
  'access/forbidden',
  'appeal/not-dispatcher',
  'appeal/not-found',
]);

/**
 * As far as the caller may hide of them; a repetition under the same command goes on where the first try ended. Each is tried,
 * whatever became of the others.
 * @returns those in which it is refused for good
 * @throws whatever is worth another try
 */
export async function hideInAppeals(
  steps: AppealSteps,
  command: HidingInAppeals,
): Promise<readonly NotHidden[]> {
  const { appeals } = command;
  const tried: PromiseSettledResult<void>[] = [];
  for (let n = 0; n < appeals.length; n += AT_ONCE) {
    const some = appeals.slice(n, n + AT_ONCE).map((appeal) => hideIn(steps, appeal, command));
    tried.push(...(await Promise.allSettled(some)));
  }
  const worst = worstOf(tried);
  if (worst !== undefined && !staysRefused(worst)) throw worst;
  return tried.flatMap((each, at) =>
    each.status === 'rejected'
      ? [{ appeal: appeals[at] as AppealId, code: (each.reason as DomainError).code }]
      : [],
  );
}

@CommandHandler(HideInAppeals)
export class HideInAppealsHandler implements ICommandHandler<HideInAppeals> {
  constructor(@Inject(AppealSteps) private readonly steps: AppealSteps) {}

  execute(command: HideInAppeals): Promise<readonly NotHidden[]> {
    return hideInAppeals(this.steps, command.hiding);
  }
}

async function hideIn(steps: AppealSteps, appeal: AppealId, command: HidingInAppeals): Promise<void> {
  const { what, from } = command;
  try {
    const its = furtherOf(from, 'redact', appeal);
    await redactIn(steps, appeal, what, its).catch(unlessRefusedBy(notThere));
  } catch (error) {
    unlessRefusedBy(notTheirs)(error);
    await hideShared(steps, appeal, command);
  }
}

/**
 * Of what they share as it is read in this appeal: where something else was hidden of it here before, the text that is hidden
 * everywhere is not the one that is read here.
 */
async function hideShared(
  steps: AppealSteps,
  appeal: AppealId,
  { what, from, key }: HidingInAppeals,
): Promise<void> {
  const { executor, sealer } = steps.ports;
  await executor.execute(
    steps.aggregate,
    {
      ...sendingOf(appeal, furtherOf(from, 'redact shared', appeal)),
      actor: SYSTEM,
    },
    async (state) => {
      const { events } = await executor.load(steps.aggregate, appealStream(appeal));
      const redactions = state.status === 'none' ? undefined : state.redactions;
      const { texts } = await hiddenIn(events, what, redactions ?? noRedactions, sealer);
      const reason = await sealer.sealUnder(key, reasonWithout(what.reason, what.passage));
      const shared = texts.filter(({ was }) => was.key === key);
      // Its attachments go by their ids, which are the same everywhere.
      return {
        verb: 'redactWithIncident' as const,
        data: { by: from.actor.unit as UnitId, texts: shared, hides: [], reason },
      };
    },
  );
}
