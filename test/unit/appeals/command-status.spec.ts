import { commandStatus, standings, type Standing } from '../../../scripts/command-status';
import type { Verb } from '../../../src/appeals/domain/commands';
import { appealDecider } from '../../../src/appeals/domain/decider';
import { DomainError } from '../../../src/kernel/domain-error';
import { acts } from '../../kit/appeal-acts';
import { START, as, hanyin } from '../../kit/appeal-context';
import { ask, hoursLater, told, type Told } from '../../kit/appeal-story';
import { wayTo } from '../../kit/appeal-ways';

const story = (...asked: Parameters<typeof wayTo>): Told => told(...wayTo(...asked));

/** What this act meets in this standing. */
function meets(verb: Verb, standing: Standing): string {
  const { actor, data, at } = acts[verb];
  if (standing === 'none') {
    const held = story(verb, 'handling').state;
    try {
      const context = { ...hanyin, ...as(actor, at ?? START) };
      appealDecider.decide(ask(verb, data(held)), appealDecider.initial, context);
      return 'allowed';
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  }
  const before = story(verb, standing);
  const now = verb === 'escalate' ? hoursLater(1) : (at ?? START);
  const { refused, state } = before.when(ask(verb, data(before.state)), as(actor, now));
  expect(before.state.status).toBe(standing);
  expect(state.status).not.toBe('none');
  return refused?.code ?? 'allowed';
}

describe('what each act meets where an appeal stands', () => {
  const verbs = Object.keys(commandStatus) as Verb[];

  it('is written down for every verb and every standing', () => {
    expect(standings).toHaveLength(10);
    for (const verb of verbs) expect(Object.keys(commandStatus[verb])).toEqual([...standings]);
    expect(verbs.sort()).toEqual(Object.keys(acts).sort());
  });

  const cells = verbs.flatMap((verb) =>
    standings.map((standing) => [verb, standing, commandStatus[verb][standing]] as const),
  );
  it.each(cells)('%s, %s: %s', (verb, standing, cell) => {
    expect(meets(verb, standing)).toBe(cell);
  });
});
