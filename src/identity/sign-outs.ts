import { createHmac, randomUUID } from 'node:crypto';
import { SYSTEM } from '../kernel/actor';
import type { CommandId, CorrelationId, StreamName } from '../kernel/ids';
import { canonicalText } from '../runtime/canonical';
import type { CommandExecutor } from '../runtime/executor';
import type { Claims } from './claims';
import { isSignedOut, signOutAggregate, type Mark } from './domain/sign-out';
import type { Logout } from './logout-token';

/**
 * Who was signed out by their issuer. Guarantee: it is in the log when `record` resolves, and every node refuses the
 * tokens that it ended as soon as it verifies them again, which it does twice a minute.
 */
export class SignOuts {
  constructor(
    private readonly executor: Pick<CommandExecutor, 'execute' | 'load'>,
    private readonly secret: Uint8Array,
  ) {}

  /** @throws DomainError `auth/logout-invalid` for a token that came before, and the executor's */
  async record(
    { issuer, id, subject, session, saidAt }: Logout,
    correlationId: CorrelationId,
  ): Promise<void> {
    const mark = session === undefined ? undefined : this.mark('session', issuer, session);
    const stream = subject === undefined ? streamOf(mark ?? '') : this.streamOfSubject(issuer, subject);
    await this.executor.execute(
      signOutAggregate,
      { stream, actor: SYSTEM, commandId: randomUUID() as CommandId, correlationId },
      { verb: 'signOut', data: { token: this.mark('token', issuer, id), session: mark, saidAt } },
    );
  }

  /** Whether their issuer ended what this token belongs to. @throws DomainError, the executor's */
  async ended({ issuer, subject, session, issuedAt }: Claims): Promise<boolean> {
    const mark = session === undefined ? undefined : this.mark('session', issuer, session);
    const streams = [this.streamOfSubject(issuer, subject), ...(mark === undefined ? [] : [streamOf(mark)])];
    const all = await Promise.all(streams.map((stream) => this.executor.load(signOutAggregate, stream)));
    return all.some(({ state }) => isSignedOut(state, { session: mark, issuedAt }));
  }

  private streamOfSubject = (issuer: string, subject: string): StreamName =>
    streamOf(this.mark('subject', issuer, subject));

  private mark = (...parts: readonly string[]): Mark =>
    createHmac('sha256', this.secret)
      .update(canonicalText(['sign-out', ...parts]))
      .digest('hex');
}

const streamOf = (mark: Mark): StreamName => `signout-${mark}` as StreamName;
