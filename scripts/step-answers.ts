import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stepVerbs, type StepVerb } from '../src/appeals/domain/actions/tries';
import type { AppealEvent } from '../src/appeals/domain/events';
import { statuses } from '../src/appeals/domain/values';
import { withCountyTime } from '../src/kernel/county-time';
import { acts } from '../test/kit/appeal-acts';
import { START, as, given } from '../test/kit/appeal-context';
import { ask, hoursLater, type Told } from '../test/kit/appeal-story';
import { wayTo } from '../test/kit/appeal-ways';
import { commandStatus } from './command-status';

export const FILE = join(__dirname, '../src/appeals/http/schemas/step-answers.json');

/** Plays an appeal to where the verb may be sent, sends it, and takes down what came of it. */
function answerOf(verb: StepVerb) {
  for (const standing of statuses) {
    if (commandStatus[verb][standing] !== 'allowed') continue;
    const [first, ...rest] = wayTo(verb, standing);
    let now = first.at ?? START;
    let before: Told = given().when(first.command, as(first.actor, now));
    let count = before.events.length;
    for (const { actor, command, at } of rest) {
      now = at ?? now;
      before = before.when(command, as(actor, now));
      count += before.events.length;
    }
    const { actor, data, at } = acts[verb];
    now = verb === 'escalate' ? hoursLater(1) : (at ?? now);
    const { events, refused, state } = before.when(ask(verb, data(before.state)), as(actor, now));
    if (refused !== undefined || state.status === 'none' || events.length === 0) continue;
    // What was missed or published meanwhile is recorded before the act, and not among its events.
    const own = events.filter(({ type }) => type !== 'DeadlineMissed' && type !== 'DeadlineChanged');
    const from = count + events.length - own.length;
    return withCountyTime({
      id: '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b',
      number: '610921-20260701-0001',
      status: state.status,
      revision: count + events.length - 1,
      round: state.round.number,
      events: own.map(({ type }: AppealEvent, index) => ({ type, revision: from + index, occurredAt: now })),
    });
  }
  throw new Error(`${verb} is nowhere to be had`);
}

/** What each step answers, by its verb. */
export const stepAnswers = (): string =>
  `${JSON.stringify(Object.fromEntries(stepVerbs.map((verb) => [verb, answerOf(verb)])), null, 2)}\n`;

if (require.main === module) writeFileSync(FILE, stepAnswers());
