import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../ports';
import { tokenFor } from '../tokens';
import type { Role } from '../../../src/kernel/actor';

type Answer = Readonly<Record<string, unknown>>;

export interface Signed {
  readonly role: Role;
  /** Unit, region or telephone number, as `npm run token` takes them. */
  readonly where: string;
  /** Of the issuer's session. */
  readonly session?: string;
  /** Further claims, which win. */
  readonly claims?: Answer;
  readonly seconds?: number;
}

/** `oidc-provider`, a certified issuer, in a process of its own: it is gone with this one. */
export class RealIssuer {
  private readonly asked = new Map<number, { done(answer: Answer): void; failed(error: Error): void }>();
  private next = 0;

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    child.on('message', ({ id, answer, fault }: { id: number; answer?: Answer; fault?: string }) => {
      const waiting = this.asked.get(id);
      this.asked.delete(id);
      if (fault === undefined) waiting?.done(answer ?? {});
      else waiting?.failed(new Error(fault));
    });
  }

  /** @param service where somebody's sign-out is told */
  static async start(service: string): Promise<RealIssuer> {
    const port = await freePort();
    const child = fork(
      join(__dirname, 'issuer.mjs'),
      [String(port), `${service}/api/v1/oidc/backchannel-logout`],
      { execArgv: [], env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
    );
    await new Promise<void>((ready, failed) => {
      child.once('message', () => ready());
      child.once('exit', (code) => failed(new Error(`the issuer ended with ${code}`)));
    });
    return new RealIssuer(child, `http://127.0.0.1:${port}`);
  }

  /** What a service is told of it. */
  get env(): Readonly<Record<string, string>> {
    return { TOKEN_ISSUER: 'oidc', TOKEN_ISSUER_NAME: this.url, TOKEN_CLIENTS: 'suqiu-desk' };
  }

  async sign({ role, where, session, claims, seconds }: Signed): Promise<string> {
    const { sub, ...said } = tokenFor(role, where);
    const answer = await this.tell('sign', {
      ...{ subject: sub, session, seconds },
      claims: { ...said, ...claims },
    });
    return String(answer['token']);
  }

  /** Posts a logout token, signed by its own code, to the service. */
  logout = (subject: string, session: string): Promise<Answer> => this.tell('logout', { subject, session });
  /** A new key signs from now on. @param keep whether those before stay published */
  rotate = (keep: boolean): Promise<Answer> => this.tell('rotate', { keep });
  down = (): Promise<Answer> => this.tell('down');
  up = (): Promise<Answer> => this.tell('up');
  /** How often its documents were asked for. */
  calls = async (): Promise<{ readonly discovery: number; readonly jwks: number }> =>
    (await this.tell('calls')) as { discovery: number; jwks: number };
  /** What tokens say of somebody who signs in by its pages. */
  describe = (role: Role, where: string): Promise<Answer> => {
    const { sub, ...claims } = tokenFor(role, where);
    return this.tell('describe', { subject: sub, claims });
  };

  async stop(): Promise<void> {
    const gone = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGKILL');
    await gone;
  }

  private tell(what: string, how: object = {}): Promise<Answer> {
    const id = this.next++;
    return new Promise((done, failed) => {
      this.asked.set(id, { done, failed });
      this.child.send({ id, what, ...how });
    });
  }
}
