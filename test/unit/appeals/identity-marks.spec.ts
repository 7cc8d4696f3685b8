import { marked } from '../../../src/appeals/notices/may-leave';
import type { Appeal, IdentityMark } from '../../../src/appeals/domain/appeal';
import type { CitizenId } from '../../../src/kernel/ids';
import { SYSTEM } from '../../../src/kernel/actor';
import { as, countyDispatcher } from '../../kit/appeal-context';
import {
  ask,
  by,
  ofChild,
  party,
  reported,
  routed,
  sealed,
  told,
  type Telling,
} from '../../kit/appeal-story';

const reason = sealed('回电核实');
const marking = (side: 'reporter' | 'proxy', mark: IdentityMark): Telling =>
  by(SYSTEM, 'markIdentity', { parties: [side], as: mark });

/** What was decided of a citizen stands at an appeal for as long as that citizen does. */
describe('a mark of restriction or erasure', () => {
  const taken = reported(
    { channel: 'hotline', reporter: party('wang'), proxy: party('wang-daughter') },
    countyDispatcher,
  );
  const other = party('chen');

  it.each(['reporter', 'proxy'] as const)('of a %s does not pass to whom a correction names', (side) => {
    const mark = side === 'reporter' ? 'restricted' : 'erased';
    const corrected = told(taken, routed, marking(side, mark)).when(
      ask('correct', { [side]: other, reason }),
      as(countyDispatcher),
    );
    corrected.thenMatching({ type: 'ReportCorrected' });
    expect(marked('chen', corrected.state as Appeal)).toBe(false);
    // What is decided of the other stands there, too.
    for (const decided of ['restricted', 'erased'] as const)
      corrected
        .when(ask('markIdentity', { parties: [side], as: decided }), as(SYSTEM))
        .then({ type: 'IdentityMarked', data: { parties: [side], as: decided } });
  });

  it('stays where another number is another’s, and where the same person’s address is put right', () => {
    const restricted = told(taken, routed, marking('reporter', 'restricted'));
    for (const change of [{ proxy: other }, { reporter: party('wang') }])
      expect(
        restricted.when(ask('correct', { ...change, reason }), as(countyDispatcher)).state,
      ).toMatchObject({ marks: { reporter: 'restricted' } });
  });

  it('comes with whoever comes to stand there while they are restricted, once', () => {
    const comes = ask('correct', { reporter: other, reason, restricted: ['reporter'] });
    const mark = { type: 'IdentityMarked', data: { parties: ['reporter'], as: 'restricted' } } as const;
    for (const story of [told(taken, routed), told(taken, routed, marking('reporter', 'restricted'))]) {
      const corrected = story.when(comes, as(countyDispatcher));
      corrected.thenMatching({ type: 'ReportCorrected' }, mark);
      corrected.when(comes, as(countyDispatcher)).thenMatching({ type: 'ReportCorrected' });
    }
  });

  it('that comes late leaves alone who stands there by then', () => {
    const corrected = told(taken, routed, by(countyDispatcher, 'correct', { reporter: other, reason }));
    const late = (citizen: string) =>
      ask('markIdentity', { parties: ['reporter'], as: 'restricted', citizen: citizen as CitizenId });
    corrected.when(late('wang'), as(SYSTEM)).then();
    corrected.when(late('chen'), as(SYSTEM)).thenMatching({ type: 'IdentityMarked' });
  });

  it('comes with a guardian who is restricted', () => {
    told(ofChild(), routed)
      .when(
        ask('nameGuardian', { guardian: other, grown: false, reason, restricted: ['proxy'] }),
        as(countyDispatcher),
      )
      .thenMatching(
        { type: 'GuardianNamed' },
        { type: 'IdentityMarked', data: { parties: ['proxy'], as: 'restricted' } },
      );
  });
});
