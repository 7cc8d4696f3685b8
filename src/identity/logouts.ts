import type { CorrelationId } from '../kernel/ids';
import type { LogoutVerifier } from './logout-token';
import type { SignOuts } from './sign-outs';

/** Takes what an issuer posts when somebody signed out there. */
export class Logouts {
  constructor(
    private readonly verifier: Pick<LogoutVerifier, 'verify'>,
    private readonly signOuts: Pick<SignOuts, 'record'>,
  ) {}

  /** Durable when it resolves. @throws DomainError `auth/logout-invalid`, `auth/issuer-unavailable`, and the executor's */
  async take(logoutToken: string, correlationId: CorrelationId): Promise<void> {
    await this.signOuts.record(await this.verifier.verify(logoutToken), correlationId);
  }
}

/** Injection token of the `Logouts`; undefined where no issuer elsewhere tells of them. */
export const LOGOUTS = Symbol('Logouts');
