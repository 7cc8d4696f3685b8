import type { Commands, Verb } from '../../../src/appeals/domain/commands';
import type { Actor } from '../../../src/kernel/actor';
import {
  as,
  COUNTY_CENTRE,
  countyDispatcher,
  officerOf,
  gridWorker,
  reporter,
  supervisor,
  townDispatcher,
  townOfficer,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  accepted,
  ask,
  by,
  handling,
  OTHER,
  reported,
  resolved,
  routed,
  sealed,
  told,
} from '../../kit/appeal-story';

const reason = sealed('已核对');
const inHand = told(...handling);
const explained = told(...handling, resolved({ outcome: 'explained' }));

/** What the API document lists and the stories never come upon. */
describe('is refused, though seldom', () => {
  const refuses = <V extends Verb>(
    actor: Actor,
    verb: V,
    data: Commands[V],
    code: string,
    story: typeof inHand = inHand,
  ): void => story.when(ask(verb, data), as(actor)).thenRefused(code);

  it('assigning and contacting by who does not hold it', () => {
    refuses(townOfficer, 'assign', { assignee: townOfficer.id }, 'appeal/not-holder');
    refuses(townOfficer, 'recordContact', { means: 'phone', reached: true }, 'appeal/not-holder');
  });

  it('assigning to whom it names', () => {
    // Neither the town nor what lies below it may have it: the county does.
    const county = officerOf(COUNTY_CENTRE);
    const named = told(reported({ accused: [{ person: townOfficer.id }] }), routed, accepted(county));
    refuses(county, 'assign', { assignee: townOfficer.id }, 'appeal/accused-assignee', named);
  });

  it('merging, unmerging and rejecting by who is not its dispatcher', () => {
    const merged = told(reported(), routed, by(countyDispatcher, 'merge', { target: OTHER, reason }));
    refuses(townOfficer, 'merge', { target: OTHER, reason }, 'appeal/not-dispatcher');
    refuses(townOfficer, 'unmerge', { reason }, 'appeal/not-dispatcher', merged);
    refuses(villageOfficer, 'rejectResolution', { reason }, 'appeal/not-dispatcher', explained);
  });

  it('rejecting what the reporter has been told already', () => {
    const told_ = told(
      ...handling,
      resolved(),
      by(villageOfficer, 'deliverFeedback', { to: 'grid-worker', means: 'message' }),
      by(gridWorker, 'receiptFeedback', {}),
      by(gridWorker, 'deliverFeedback', { to: 'reporter', means: 'visit' }),
    );
    refuses(townDispatcher, 'rejectResolution', { reason }, 'appeal/no-confirmation-due', told_);
  });

  it('whatever follows on a resolution, before that is confirmed', () => {
    const unconfirmed = 'appeal/resolution-unconfirmed';
    const followUp = { reached: true, solved: true, satisfied: true };
    refuses(gridWorker, 'receiptFeedback', {}, unconfirmed, explained);
    refuses(supervisor, 'recordFollowUp', followUp, unconfirmed, explained);
    refuses(reporter, 'reopen', { reason }, unconfirmed, explained);
    refuses(reporter, 'requestReview', { ground: reason }, unconfirmed, explained);
  });
});
