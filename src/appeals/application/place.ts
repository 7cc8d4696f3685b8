import type { Directory, Extent } from '../../directory';
import { InvalidRequest } from '../../edge';
import { DomainError } from '../../kernel/domain-error';
import type { RegionCode } from '../../kernel/ids';
import type { AppealErrorCode } from '../domain/errors';
import { listedRegion } from '../domain/place';

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}
interface Place {
  readonly region: RegionCode;
  readonly location?: Point | undefined;
}

/** Some 25 km: a phone without a fix gives its mast, and people stand on the other bank. */
const BESIDE = 0.25;

const liesAt = ({ latitude, longitude }: Point, { south, north, west, east }: Extent): boolean =>
  latitude >= south - BESIDE &&
  latitude <= north + BESIDE &&
  longitude >= west - BESIDE &&
  longitude <= east + BESIDE;

/** What a phone says that does not know where it is. */
const isNowhere = ({ latitude, longitude }: Point): boolean => latitude === 0 && longitude === 0;

/**
 * Whether there is such a place here, while its point is still in clear: an officer who drives to a point in Beijing
 * finds nobody.
 * @throws InvalidRequest for the point, DomainError `appeal/unknown-region` with its pointer for the region
 */
export function checkPlace({ region, location }: Place, directory: Directory, pointer = '/place'): void {
  if (directory.ever.region(listedRegion(region)) === undefined)
    throw new UnknownRegion(region, `${pointer}/region`);
  if (location === undefined) return;
  const { extent } = directory;
  if (isNowhere(location) || (extent !== undefined && !liesAt(location, extent)))
    throw new InvalidRequest([{ pointer: `${pointer}/location`, code: 'field/outside-county' }]);
}

class UnknownRegion extends DomainError<AppealErrorCode> {
  readonly fields: readonly { readonly pointer: string; readonly code: AppealErrorCode }[];

  constructor(region: RegionCode, pointer: string) {
    super('appeal/unknown-region', { region });
    this.fields = [{ pointer, code: 'appeal/unknown-region' }];
  }
}
