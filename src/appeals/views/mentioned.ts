import type { ShownDetail } from './detail-model';
import type { Mentioned } from './names-in';
import type { ShownSupervision } from './supervisions';

type All<Of> = { readonly [K in keyof Of]-?: NonNullable<Of[K]> };

/** All that an appeal's view names by its id. */
export const mentionedIn = (
  detail: ShownDetail,
  supervisions: readonly ShownSupervision[] = [],
): All<Mentioned> => ({
  services: [detail.service, ...detail.candidates],
  regions: [detail.place.region, ...detail.corrections.map((each) => each.place?.region)],
  persons: [detail.assignee],
  units: [
    detail.holder,
    detail.queue?.unit,
    detail.pendingReturn?.proposedUnit,
    detail.pendingReturn?.decidedBy,
    detail.pendingSuspension?.decidedBy,
    detail.pendingExtension?.decidedBy,
    detail.suspended?.by,
    detail.resolution?.unit,
    ...detail.helpers,
    ...detail.whistles.flatMap(({ called }) => called.map(({ unit }) => unit)),
    ...detail.coHandling.map(({ by }) => by),
    ...supervisions.flatMap(({ unit, by }) => [unit, by]),
    ...detail.remarks.map(({ unit }) => unit),
    ...detail.corrections.map(({ unit }) => unit),
  ],
});
