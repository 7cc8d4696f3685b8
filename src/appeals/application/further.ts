import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId } from '../../kernel/ids';
import { derivedId } from '../../runtime/command-ids';
import { staysRefused } from '../../runtime/passing';

/** What was asked of one appeal, asked of a further one: a command of its own, the same at each repetition. */
export const furtherOf = (from: Envelope, act: string, appeal: AppealId): Envelope => ({
  ...from,
  commandId: derivedId(`${act} ${appeal}`, from.commandId),
  // Of the first alone.
  ifMatch: undefined,
});

/** For what goes on although it is refused there for one of these reasons. */
export const unlessRefusedBy =
  (codes: ReadonlySet<string>) =>
  (error: unknown): void => {
    const code: string = error instanceof DomainError ? (error as DomainError).code : '';
    if (!codes.has(code)) throw error;
  };

/**
 * What is to be thrown after all were tried: rather what is worth another try, as that one tries the others again as well.
 * @returns nothing where nothing was thrown
 */
export function worstOf(tried: readonly PromiseSettledResult<unknown>[]): Error | undefined {
  const errors = tried.flatMap((each): readonly Error[] =>
    each.status === 'rejected' ? [each.reason as Error] : [],
  );
  return errors.find((error) => !staysRefused(error)) ?? errors[0];
}
