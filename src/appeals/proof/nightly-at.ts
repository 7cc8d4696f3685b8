import { addMillis, instantOf, millisOf, type Instant } from '../../kernel/time';

/** Injection token of the time of day at which proofs run, `02:30` in the county; nothing when they do not. */
export const NIGHTLY_PROOF = Symbol('NightlyProof');

const DAY = 86_400_000;
const COUNTY_OFFSET = 28_800_000;

/** The next time that the county's clock shows this, after `now`. */
export function nextTime(now: Instant, at: string): Instant {
  const [hours, minutes] = at.split(':').map(Number) as [number, number];
  const ofDay = (hours * 60 + minutes) * 60_000;
  const midnight = Math.floor((millisOf(now) + COUNTY_OFFSET) / DAY) * DAY - COUNTY_OFFSET;
  const today = instantOf(midnight + ofDay);
  return today > now ? today : addMillis(today, DAY);
}
