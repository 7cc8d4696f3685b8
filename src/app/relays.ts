import type { Messaging } from '../kernel/ports/messaging';
import type { RegionCode } from '../kernel/ids';
import type { Relay } from '../runtime/relay/relay-consumer';
import type { Composition } from './composition';

type Features = Pick<Composition, 'publicEvents'>;

/** One relay for each feature that has something to tell, where there is anybody to tell it to. */
export const relaysOf = (
  { publicEvents }: Features,
  messaging: Messaging | undefined,
  county: RegionCode,
): readonly Relay[] =>
  messaging === undefined
    ? []
    : publicEvents.map((events) => ({
        events,
        publisher: messaging.publisher(),
        source: sourceOf(county),
      }));

/** Who tells: the `source` of all that leaves the house. */
export const sourceOf = (county: RegionCode): string => `/suqiu/${county}`;

/** Their runners' names. */
export const relayNames = (
  { publicEvents }: Features,
  messaging: Messaging | undefined,
): readonly string[] => (messaging === undefined ? [] : publicEvents.map(({ name }) => name));
