import { randomBytes } from 'node:crypto';
import type { Answer, Caller } from '../../test/kit/api/caller';
import { NoAnswer } from '../../test/kit/api/exchange';
import type { AppealAnswer, Problem, ReportBody, Step, StepBody } from '../../test/kit/api/types';

/** A command under its key, as it can be sent again. */
export interface Act {
  readonly name: string;
  readonly by: Caller;
  readonly body: object;
  /** By who does it, or by the same person on another way. */
  readonly send: (through?: Caller) => Promise<Answer<AppealAnswer | Problem>>;
}

export interface Acknowledged {
  readonly act: Act;
  readonly answer: AppealAnswer;
}

/** 192 random bits: good for an anonymous report too. */
export const aKey = (): string => randomBytes(24).toString('base64url');

export function aReport(by: Caller, body: ReportBody, key = aKey()): Act {
  return { name: 'report', by, body, send: (through = by) => through.triesToReport(body, { key }) };
}

/** Of the steps that answer where the appeal stands, which all do but the one that reveals an identity. */
type ActStep = Exclude<Step, 'identity/reveal'>;

export function aStep<S extends ActStep>(
  by: Caller,
  appeal: { readonly id: string },
  step: S,
  body: StepBody<S>,
): Act {
  const key = aKey();
  const send = (through = by) =>
    through.tries(appeal, step, body, { key }) as Promise<Answer<AppealAnswer | Problem>>;
  return { name: `${step} of ${appeal.id}`, by, body: body as object, send };
}

/** The load's own memory of what it asked and was told, outside the service and its data folder. */
export class Ledger {
  /** Sent and not answered yet. */
  readonly underWay = new Set<Act>();
  readonly acknowledged: Acknowledged[] = [];
  /** Sent, and no answer came. */
  readonly unanswered: Act[] = [];
  /** `503` and the like, with the code of each. */
  readonly refused: { readonly act: Act; readonly status: number; readonly code: string }[] = [];

  /** @returns undefined when it was refused or never answered */
  async tell(act: Act): Promise<AppealAnswer | undefined> {
    this.underWay.add(act);
    try {
      return this.note(act, await act.send());
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.unanswered.push(act);
      return undefined;
    } finally {
      this.underWay.delete(act);
    }
  }

  note(act: Act, { status, body }: Answer<AppealAnswer | Problem>): AppealAnswer | undefined {
    if (status < 300) {
      const answer = body as AppealAnswer;
      this.acknowledged.push({ act, answer });
      return answer;
    }
    this.refused.push({ act, status, code: String((body as Partial<Problem> | undefined)?.code) });
    return undefined;
  }

  /** Acknowledged reports: each made an appeal. */
  get reports(): readonly Acknowledged[] {
    return this.acknowledged.filter(({ act }) => act.name === 'report');
  }

  /** Acknowledged commands of which an event is not in the log, as `there` knows it. */
  lost(there: ReadonlySet<string>): readonly Acknowledged[] {
    return this.acknowledged.filter(
      ({ answer: { id, events } }) =>
        events.length === 0 ||
        events.some(({ type, revision }) => !there.has(`appeal-${id} ${revision} ${type}`)),
    );
  }
}
