import { accessDecider, type AccessCommand, type AccessEvent } from '../../../src/access/domain/reveal';
import type { AppealId, AttachmentId, CitizenId, KeyId } from '../../../src/kernel/ids';
import type { DecisionContext } from '../../../src/kernel/decider';
import { sealed } from '../../kit/appeal-story';

const citizen = 'c-1' as CitizenId;
const appeals = [{ appeal: 'a-1' as AppealId, parties: ['reporter'] }] as const;
const why = { citizen, appeals, ground: 'citizen-asked', reason: sealed('书面申请 17 号') } as const;
const what = { keys: ['k-1' as KeyId], attachments: ['f-1' as AttachmentId] };

const restricts: AccessCommand = { verb: 'restrictIdentity', data: why };
const lifts: AccessCommand = { verb: 'liftRestriction', data: why };
const erases: AccessCommand = { verb: 'eraseIdentity', data: { ...why, ...what } };
const finishes: AccessCommand = {
  verb: 'finishErasure',
  data: { keys: 1, attachments: 1, appeals: 1 },
};
const restricted: AccessEvent = { type: 'IdentityRestricted', data: why };
const lifted: AccessEvent = { type: 'RestrictionLifted', data: why };
const erased: AccessEvent = { type: 'IdentityErased', data: { ...why, ...what } };
const finished: AccessEvent = { type: 'ErasureFinished', data: finishes.data };

const after = (...events: readonly AccessEvent[]) => {
  const state = events.reduce(
    (was, event) => accessDecider.evolve(was, event, {} as never),
    accessDecider.initial,
  );
  return (command: AccessCommand) => accessDecider.decide(command, state, {} as DecisionContext);
};

describe('an identity', () => {
  it('is restricted, and free again, as often as somebody decides so', () => {
    expect(after()(restricts)).toEqual([restricted]);
    expect(after(restricted)(restricts)).toEqual([]);
    expect(after(restricted)(lifts)).toEqual([lifted]);
    expect(after(restricted, lifted)(restricts)).toEqual([restricted]);
    expect(() => after(restricted, lifted)(lifts)).toThrow('identity/not-restricted');
  });

  it('is erased once, for good, with all that is to be destroyed by name', () => {
    expect(after()(erases)).toEqual([erased]);
    expect(after(restricted)(erases)).toEqual([erased]);
    expect(after(erased)(erases)).toEqual([]);
    expect(() => after(erased)(restricts)).toThrow('identity/erased');
    expect(() => after(erased, finished)(lifts)).toThrow('identity/erased');
  });

  it('counts as gone only once somebody has said that nothing is left', () => {
    expect(after(erased)(finishes)).toEqual([finished]);
    expect(after(erased, finished)(finishes)).toEqual([]);
    // A late answer of an earlier run finds nothing to finish.
    expect(after(restricted)(finishes)).toEqual([]);
  });

  it('says of a restored log that it was erased again', () => {
    const again: AccessCommand = { verb: 'eraseIdentity', data: { ...why, ...what, replayed: true } };
    expect(after()(again)).toEqual([{ type: 'IdentityErased', data: { ...erased.data, replayed: true } }]);
  });
});
