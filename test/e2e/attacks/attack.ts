import type { RawAnswer } from '../../kit/api/exchange';
import type { Target } from './target';

/** What got through, in a sentence; nothing when the service held. */
export type Breach = string | undefined;

/** One thing that somebody tries who should not get it. */
export interface Attack {
  /** What is tried, as the end of "somebody tries …". */
  readonly tries: string;
  readonly play: (target: Target) => Promise<Breach>;
}

/** Attacks by one weakness, on several routes each. */
export interface Kind {
  readonly kind: string;
  readonly attacks: readonly Attack[];
}

export const attack = (tries: string, play: Attack['play']): Attack => ({ tries, play });

type Answered = Pick<RawAnswer, 'status'> & { readonly code?: string | undefined; readonly body?: unknown };

/** Held when the answer is this refusal; anything else is a breach, a fault of ours or another refusal too. */
export function refused(answer: Answered, status: number, code?: string): Breach {
  const said = answer.code ?? (answer.body as { readonly code?: string } | undefined)?.code;
  const held = answer.status === status && (code === undefined || said === code);
  return held
    ? undefined
    : `answered ${answer.status} ${said ?? ''}, not ${status} ${code ?? ''}`.replace(/ +/g, ' ').trim();
}

/** Held when this is so. */
export const holds = (isSo: boolean, otherwise: string): Breach => (isSo ? undefined : otherwise);

/** Of several tries, the first that got through. */
export async function firstOf<T>(
  tried: readonly T[],
  play: (one: T) => Promise<Breach>,
  named: (one: T) => string = String,
): Promise<Breach> {
  for (const one of tried) {
    const breach = await play(one);
    if (breach !== undefined) return `${named(one)}: ${breach}`;
  }
  return undefined;
}
