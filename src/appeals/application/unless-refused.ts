import { DomainError } from '../../kernel/domain-error';

/** For what goes on although it is refused there for one of these reasons. */
export const unlessRefusedBy =
  (codes: ReadonlySet<string>) =>
  (error: unknown): void => {
    const code: string = error instanceof DomainError ? (error as DomainError).code : '';
    if (!codes.has(code)) throw error;
  };
