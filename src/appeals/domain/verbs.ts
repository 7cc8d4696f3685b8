import type { DataOf } from '../../kernel/fields';
import { feedbackVerbs } from './feedback/cards';
import { handleVerbs } from './handle/cards';
import { rateVerbs } from './rate/cards';
import { reportVerbs } from './report/cards';
import { respondVerbs } from './respond/cards';
import { timeVerbs } from './time/cards';

/** The five steps of the loop, each with its verbs. */
export const steps = {
  report: reportVerbs,
  respond: respondVerbs,
  handle: handleVerbs,
  feedback: feedbackVerbs,
  rate: rateVerbs,
};

export const verbs = {
  ...reportVerbs,
  ...respondVerbs,
  ...handleVerbs,
  ...feedbackVerbs,
  ...rateVerbs,
  ...timeVerbs,
};

type Cards = typeof verbs;
export type Verb = keyof Cards;
/** What may be asked of an appeal, and with which data. */
export type Commands = { readonly [V in Verb]: DataOf<Cards[V]['data']> };
/** A verb that people send to an appeal that is there. */
export type StepCard = Extract<Cards[Exclude<Verb, 'report'>], { readonly by: 'person' }>;

/** Every verb that people send; the engine's own are `system`'s alone. */
export const personVerbs = (Object.keys(verbs) as Verb[]).filter((verb) => verbs[verb].by === 'person');
