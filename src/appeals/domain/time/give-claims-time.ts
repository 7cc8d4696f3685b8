import type { Appeal } from '../appeal';
import { anywhere, eventOf, plain, verb } from '../card';
import { claimClocks, owedFor } from '../claims';
import { clocks } from '../clocks';
import { bySystem } from '../guards';
import type { Accused } from '../values';

export const claimsGivenTime = eventOf('ClaimsGivenTime', {
  data: { claims: plain<readonly Accused[]>() },
  evolve: (appeal) => appeal,
  says: () => ({
    zh: '为以前的指认补定核查期限',
    en: 'Earlier claims were given a time to be decided in',
  }),
  shows: 'nothing',
});

/** What was claimed before there was a time for it, and is not decided. */
const untimed = (appeal: Appeal): readonly Accused[] =>
  appeal.accused.filter((claim) => claim.confirmed !== true && owedFor(claim, appeal).length === 0);

/** A claim of before there was a deadline gets one, counted from now: until now nobody was late with it. */
export const giveClaimsTime = verb('giveClaimsTime', {
  by: 'system',
  data: {},
  meets: anywhere,
  refuses: ['appeal/system-only'],
  rule: (_, appeal, context) => {
    bySystem(context);
    const claims = untimed(appeal);
    if (claims.length === 0) return [];
    return [claimsGivenTime({ claims, clocks: clocks({ started: claimClocks(claims, appeal, context) }) })];
  },
});
