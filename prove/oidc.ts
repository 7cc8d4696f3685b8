import { setTimeout as pause } from 'node:timers/promises';
import { RealIssuer } from '../test/kit/issuer/real-issuer';
import { measured, type Measure } from '../test/kit/measured';
import { freePort } from '../test/kit/ports';
import { freshFolder, removeFolder, startService, type Service } from '../test/kit/service';
import { RealServer } from '../test/kit/real-server';
import { on } from './load/back-ends';
import { UNLIMITED } from './load/world';

const WITHIN_MS = 60_000;

/** One session of somebody, and what is known of it. */
interface Session {
  readonly subject: string;
  readonly session: string;
  token: string;
  /** When the issuer had told that it is over. */
  endedAt?: number;
  /** When no request of it may be taken any more. */
  goneBy?: number;
}

/**
 * People ask two nodes on one database all the time, with short tokens that are renewed, while the issuer changes its keys,
 * ends sessions and goes away for a while, and strangers send tokens of keys that there are not. Nobody whose session lasts
 * is refused, nobody whose session ended a minute ago is let in, at either node. `--people 12 --rounds 4`
 */
const oidc: Measure = async function* (options) {
  const people = options.number('people', 12);
  const rounds = options.number('rounds', 4);
  const server = await RealServer.start('postgres', 'max_connections = 200');
  yield* on({ eventStore: 'postgres', database: 'postgres', postgres: server.address }, async function* () {
    const folder = freshFolder();
    const port = await freePort();
    const issuer = await RealIssuer.start(`http://127.0.0.1:${port}`);
    const env = { ...issuer.env, ...UNLIMITED };
    const one = await startService({ folder, port, env });
    const other = await startService({ folder, env });
    const crowd = new Crowd(issuer, [one, other]);
    try {
      for (let at = 0; at < people; at++) await crowd.signIn(`s-${at}`);
      const asking = crowd.ask();
      await pause(2_000);
      const calls = await issuer.calls();
      const startedAt = performance.now();
      for (let round = 0; round < rounds; round++) {
        // A key is added and signs at once; those before stay published, as an issuer does who rotates.
        await issuer.rotate(true);
        await crowd.renew();
        await pause(3_000);
        await crowd.end(2);
        await crowd.signIn(`later-${round}-a`);
        await crowd.signIn(`later-${round}-b`);
        await pause(3_000);
        // Away for a while: known keys go on.
        await issuer.down();
        await pause(3_000);
        await issuer.up();
        await pause(3_000);
      }
      // The longest that a session may go on which was ended last.
      await pause(WITHIN_MS + 10_000);
      crowd.isOver = true;
      await asking;
      const minutes = (performance.now() - startedAt) / 60_000;
      const { jwks } = await issuer.calls();
      const { seen } = crowd;
      for (const reason of crowd.reasons.slice(0, 10)) console.error(reason);
      yield measured('oidc: rotations under load', rounds, 'rotations', '>= 2');
      yield measured('oidc: sessions ended under load', crowd.ended.length, 'sessions', `= ${2 * rounds}`);
      yield measured('oidc: requests of sessions that last, taken', seen.taken, 'requests', '>= 500');
      yield measured('oidc: of these refused', seen.wronglyRefused, 'requests', '= 0');
      yield measured(
        'oidc: requests of sessions that had ended a minute ago, refused',
        seen.refused,
        'requests',
        '>= 20',
      );
      yield measured('oidc: of these taken', seen.wronglyTaken, 'requests', '= 0');
      yield measured(
        'oidc: longest time to the last request that was taken after the end',
        crowd.slowest / 1_000,
        's',
        '<= 60',
      );
      yield measured('oidc: requests of strangers, refused', seen.strangers, 'requests', '>= 20');
      yield measured('oidc: of these taken', seen.strangersTaken, 'requests', '= 0');
      yield measured(
        'oidc: the issuer asked for its keys, by both nodes',
        (jwks - calls.jwks) / minutes,
        'a minute',
        '<= 70',
      );
    } finally {
      crowd.isOver = true;
      await one.stop();
      await other.stop();
      await issuer.stop();
      removeFolder(folder);
    }
  });
  await server.wipe();
};
export default oidc;

class Crowd {
  isOver = false;
  slowest = 0;
  readonly reasons: string[] = [];
  readonly ended: Session[] = [];
  readonly seen = {
    ...{ taken: 0, wronglyRefused: 0, refused: 0, wronglyTaken: 0 },
    ...{ strangers: 0, strangersTaken: 0 },
  };
  private readonly lasting: Session[] = [];

  constructor(
    private readonly issuer: RealIssuer,
    private readonly nodes: readonly Service[],
  ) {}

  async signIn(session: string): Promise<void> {
    this.lasting.push({ subject: 'officer-ent-power', session, token: await this.tokenOf(session) });
  }

  /** Tokens of the newest key, as a program renews them. */
  async renew(): Promise<void> {
    for (const each of this.lasting) each.token = await this.tokenOf(each.session);
  }

  /** The issuer ends the oldest of them, and has told the service when this resolves. */
  async end(count: number): Promise<void> {
    for (const session of this.lasting.splice(0, count)) {
      await this.issuer.logout(session.subject, session.session);
      session.endedAt = performance.now();
      session.goneBy = session.endedAt + WITHIN_MS;
      this.ended.push(session);
    }
  }

  async ask(): Promise<void> {
    const ways = [() => this.askLasting(), () => this.askEnded(), () => this.askAsStranger()];
    await Promise.all(
      ways.map(async (way) => {
        while (!this.isOver) {
          await way();
          await pause(10);
        }
      }),
    );
  }

  private async askLasting(): Promise<void> {
    for (const session of [...this.lasting])
      for (const node of this.nodes) {
        const { token } = session;
        const said = await asked(node, token);
        // Ended while it was asked: either answer is right.
        if (session.endedAt !== undefined) continue;
        if (said.status === 200) this.seen.taken++;
        else {
          this.seen.wronglyRefused++;
          this.reasons.push(`${session.session} refused at ${node.port}: ${said.status} ${said.code}`);
        }
      }
  }

  private async askEnded(): Promise<void> {
    for (const session of this.ended)
      for (const node of this.nodes) {
        const before = performance.now();
        const { status, code } = await asked(node, session.token);
        if (status === 200) {
          this.slowest = Math.max(this.slowest, before - (session.endedAt ?? 0));
          if (before > (session.goneBy ?? 0)) {
            this.seen.wronglyTaken++;
            this.reasons.push(`${session.session} taken at ${node.port} after its end`);
          }
        } else if (before > (session.goneBy ?? 0) && code === 'auth/signed-out') this.seen.refused++;
      }
  }

  private async askAsStranger(): Promise<void> {
    const token = this.lasting[0]?.token;
    if (token === undefined) return;
    const [header = '', ...rest] = token.split('.');
    const told = JSON.parse(Buffer.from(header, 'base64url').toString()) as object;
    const kid = `stranger-${Math.random()}`;
    const forged = Buffer.from(JSON.stringify({ ...told, kid })).toString('base64url');
    const { status } = await asked(this.nodes[0] as Service, [forged, ...rest].join('.'));
    if (status === 200) this.seen.strangersTaken++;
    else this.seen.strangers++;
  }

  private tokenOf = (session: string): Promise<string> =>
    this.issuer.sign({ role: 'officer', where: 'ent-power', session, seconds: 600 });
}

async function asked({ url }: Service, token: string): Promise<{ status: number; code?: string }> {
  const answer = await fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  const body = (await answer.json()) as { readonly code?: string };
  return { status: answer.status, ...(body.code === undefined ? {} : { code: body.code }) };
}
