import type { AppealId } from '../../kernel/ids';
import type { Detail, ShownDetail } from './detail-model';
import { detailFor, type Perspective } from './perspective';

/** Who looks at an appeal as it was. */
export interface Onlooker {
  readonly perspective: Perspective;
  /** It is a violation report today, or was one: no earlier state of it says more of its reporter than that. */
  readonly isProtected: boolean;
  /** Appeals merged into this one of which nothing that was said is told. */
  readonly hiddenSources: ReadonlySet<AppealId>;
  /** Appeals that carried this one and that this onlooker sees, too. */
  readonly leads: ReadonlySet<AppealId>;
}

/** What of a state this onlooker sees; sealed values stay sealed. */
export function seenBy(
  detail: Detail,
  { perspective, isProtected, hiddenSources, leads }: Onlooker,
): ShownDetail {
  const seen = detailFor(withoutLead(detail, perspective, leads), perspective);
  const remarks = seen.remarks.filter(({ source }) => source === undefined || !hiddenSources.has(source));
  const shown = remarks.length === seen.remarks.length ? seen : { ...seen, remarks };
  return isProtected && perspective !== 'reporter'
    ? { ...shown, reporter: undefined, byProxy: undefined, ofChild: undefined, identity: undefined }
    : shown;
}

/** Staff who may not see the appeal that carried it are not told which one that is. */
function withoutLead(detail: Detail, perspective: Perspective, leads: Onlooker['leads']): Detail {
  const lead = detail.resolution?.lead ?? detail.mergedInto;
  if (lead === undefined || leads.has(lead) || perspective === 'reporter') return detail;
  const { resolution } = detail;
  return { ...detail, mergedInto: undefined, resolution: resolution && { ...resolution, lead: undefined } };
}
