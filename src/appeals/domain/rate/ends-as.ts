import type { Appeal } from '../appeal';
import { lastOfRound } from '../clocks';
import { isKeptOpen } from '../resolution';

/** How it closes once what alone kept it open has ended: rated, past the time for it, or with nobody to rate it. */
export function endsAs(appeal: Appeal): 'rated' | 'unrated' | 'confirmed' | undefined {
  if (appeal.status !== 'resolved' || isKeptOpen(appeal)) return undefined;
  if (appeal.origin !== 'citizen')
    return appeal.round.resolution?.standsSince === undefined ? undefined : 'confirmed';
  if (appeal.round.rating !== undefined) return 'rated';
  return lastOfRound(appeal, 'rate')?.missedAt === undefined ? undefined : 'unrated';
}
