import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verb } from '../../../src/appeals/domain/commands';
import { appealSchemas } from '../../../src/appeals/domain/schemas';
import { verbs } from '../../../src/appeals/domain/verbs';
import { as, given } from '../../kit/appeal-context';
import { lived, lives } from '../../kit/appeal-life';
import { tellings, type Told } from '../../kit/appeal-refusals';
import { ask, told } from '../../kit/appeal-story';

/** As its card says: `refuses` to somebody's request, `refusesInside` to the service's own commands alone. */
const declared = Object.values(verbs).flatMap(({ verb, by: who, refuses, ...card }) => [
  ...refuses.map((code) => ({ verb, code, who })),
  ...('refusesInside' in card ? card.refusesInside : []).map((code) => ({
    verb,
    code,
    who: 'system' as const,
  })),
]);

/** What is published while it lives, or was recorded by an older build, is told by specifications of its own. */
const elsewhere = new Set(['AppealInherited', 'ClaimsGivenTime', 'DeadlineChanged']);
const everyEvent = (): readonly string[] =>
  Object.keys(appealSchemas.versions).filter((type) => !elsewhere.has(type));

describe('what an act may be refused with', () => {
  const seen = new Set<string>();
  const events = new Set<string>();
  const meets = (verb: Verb) =>
    Object.values(verbs[verb].meets).map((met) => (typeof met === 'object' ? met.refuses : met));
  beforeAll(() => {
    const remember = fc.property(lives, (steps) => {
      const { log, refused } = lived(steps);
      log.forEach(({ event }) => events.add(event.type));
      for (const { verb, code, actor } of refused) {
        seen.add(`${verb} ${code} system`);
        if (actor.role !== 'system') seen.add(`${verb} ${code} person`);
      }
    });
    // Which lives are drawn shifts with every new verb: once more where they came short of something rare.
    for (let seed = 20260705; seed < 20260708 && everyEvent().some((type) => !events.has(type)); seed++)
      fc.assert(remember, { numRuns: 900, seed });
  }, 120_000);

  it('is lived through to every event that there is, so that what holds here holds of them all', () => {
    expect(everyEvent().filter((type) => !events.has(type))).toEqual([]);
  });

  const cases = Object.entries(tellings).flatMap(([verb, codes]) =>
    Object.entries(codes).map(([code, telling]) => ({ verb, code, telling }) as never),
  ) as readonly { verb: Verb; code: string; telling: Told }[];
  it.each(cases)('$verb: $code', ({ verb, code, telling: { after, actor, data, in: context } }) => {
    const before = after === undefined ? given() : told(...after);
    before.when(ask(verb, data), { ...as(actor), ...context }).thenRefused(code);
    seen.add(`${verb} ${code} system`);
    if (actor.role !== 'system') seen.add(`${verb} ${code} person`);
  });

  it('comes up somewhere: no card names a refusal that nobody can meet', () => {
    const unmet = declared.filter(({ verb, code, who }) => !seen.has(`${verb} ${code} ${who}`));
    expect(unmet).toEqual([]);
  });

  it('stands on its card', () => {
    const known = new Set(declared.map(({ verb, code }) => `${verb} ${code}`));
    const strays = [...seen]
      .map((line) => line.split(' ') as [Verb, string])
      .filter(([verb, code]) => !known.has(`${verb} ${code}`) && !meets(verb).includes(code as never));
    // Before an appeal is there, and for whom it hides from.
    expect(strays.filter(([, code]) => code !== 'appeal/not-found')).toEqual([]);
  });

  it('is refused by a context that knows the card, never past it', () => {
    const domain = join(__dirname, '../../../src/appeals/domain');
    const past = readdirSync(domain, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !['errors.ts', 'decider.ts'].includes(file))
      .filter((file) => /new DomainError|\brefusal\b.*from/.test(readFileSync(join(domain, file), 'utf8')));
    expect(past).toEqual([]);
  });
});
