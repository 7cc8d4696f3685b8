import type { AppealEvent } from './events';
import { isConfidential, isOfClaim } from './subjects';

/** A claim, what was found, or what hangs on the time for it, and what a violation report tells of its reporter: for who oversees claims, in every view alike. */
export function tellsOfClaim({ type, data }: AppealEvent): boolean {
  switch (type) {
    case 'AccusedNamed':
    case 'AccusedConfirmed':
    case 'AccusedDismissed':
    case 'ClaimsGivenTime':
      return true;
    case 'GuardianNamed':
      return data.inConfidence;
    case 'DeadlineMissed':
    case 'DeadlineApproaching':
    case 'DeadlineChanged':
    case 'LadderStepped':
      return isConfidential(data.deadline);
    case 'SupervisionOpened':
    case 'SupervisionAnswered':
    case 'SupervisionClosed':
      return isOfClaim(data.subject ?? '');
    default:
      return false;
  }
}
