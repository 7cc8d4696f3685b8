import { randomBytes } from 'node:crypto';
import { NoAnswer, type Answer, type Ask, type Client } from './client';

/** What every command answers. */
export interface CommandAnswer {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly revision: number;
  readonly events: readonly {
    readonly type: string;
    readonly revision: number;
    readonly occurredAt: string;
  }[];
  /** Of an anonymous report. */
  readonly secret?: string | undefined;
}

export interface Acknowledged {
  readonly ask: Ask;
  readonly answer: CommandAnswer;
}

/** The load's own memory of what it asked and was told, outside the service and its data folder. */
export class Ledger {
  readonly acknowledged: Acknowledged[] = [];
  /** Sent, and no answer came. */
  readonly unanswered: Ask[] = [];
  /** `503` and the like, with the code of each. */
  readonly refused: { readonly ask: Ask; readonly status: number; readonly code: string }[] = [];

  /** A command under a key of its own. @returns undefined when it was refused or never answered */
  async tell(client: Client, ask: Omit<Ask, 'method' | 'key'>): Promise<CommandAnswer | undefined> {
    const keyed: Ask = { ...ask, method: 'POST', key: randomBytes(24).toString('base64url') };
    try {
      return this.note(keyed, await client.send(keyed));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.unanswered.push(keyed);
      return undefined;
    }
  }

  note(ask: Ask, { status, body }: Answer): CommandAnswer | undefined {
    if (status < 300) {
      const answer = body as CommandAnswer;
      this.acknowledged.push({ ask, answer });
      return answer;
    }
    this.refused.push({ ask, status, code: String((body as { code?: unknown } | null)?.code) });
    return undefined;
  }

  /** Acknowledged reports: each made an appeal. */
  get reports(): readonly Acknowledged[] {
    return this.acknowledged.filter(({ ask }) => ask.path === '/appeals');
  }
}
