import { carryingSaga } from '../../../src/appeals/sagas/carrying';
import { mergingSaga } from '../../../src/appeals/sagas/merging';
import { appealStream } from '../../../src/kernel/ids';
import {
  COUNTY_CENTRE,
  event,
  LEAD,
  POLE,
  PUXI_CENTRE,
  reported,
  sealed,
  told,
  type Line,
} from '../appeals-views/story';
import { play } from './play';

const absorbed = {
  event: event('AppealAbsorbed', { source: POLE, reason: sealed('同一根电线杆') }),
  stream: LEAD,
};
const released = { event: event('AppealReleased', { source: POLE, reason: '并单未成' }), stream: LEAD };
const lead = (happened: ReturnType<typeof event>) => ({
  event: happened,
  stream: LEAD,
});
const merge = { verb: 'merge', data: { target: LEAD, reason: sealed('同一根电线杆') } } as const;
const resolved = (confirmedBy?: typeof COUNTY_CENTRE) =>
  lead(
    event('AppealResolved', { unit: PUXI_CENTRE, outcome: 'partly-solved', attachments: [], confirmedBy }),
  );
const resolveSource = {
  kind: 'send',
  to: appealStream(POLE),
  command: { verb: 'resolveMerged', data: { lead: LEAD, outcome: 'partly-solved', unit: PUXI_CENTRE } },
};

describe('taking back what a lead has answered', () => {
  const takenBack = lead(event('ResolutionTakenBack', { by: PUXI_CENTRE, reason: sealed('误点办结') }));
  const takeBack = { verb: 'takeBackMerged', data: { lead: LEAD, source: POLE, by: PUXI_CENTRE } } as const;

  it('takes it back from each whom it answered, also long after', () => {
    const saga = play(carryingSaga, LEAD);
    saga.events(told(absorbed, resolved()));
    expect(saga.events(told(takenBack))).toEqual([
      { kind: 'send', to: appealStream(POLE), command: takeBack },
    ]);
  });

  it('lets those go that keep it, and carries nobody once it is closed', () => {
    const saga = play(carryingSaga, LEAD);
    saga.events(told(absorbed, resolved(), takenBack));
    expect(saga.take({ kind: 'refused', command: takeBack, code: 'appeal/reporter-acted' })).toEqual([
      {
        kind: 'send',
        to: appealStream(LEAD),
        command: {
          verb: 'release',
          data: { source: POLE, reason: '诉求人已评价或另有申请，单独处理' },
        },
      },
    ]);
    const closed = play(carryingSaga, LEAD);
    closed.events(told(absorbed, resolved()));
    expect(closed.events(told(lead(event('AppealClosed', { cause: 'rated' }))))).toEqual([]);
  });
});

describe('merging', () => {
  it('finishes on the source what the target has begun, with the reason that was given', () => {
    expect(play(mergingSaga, POLE).events(told(absorbed))).toEqual([
      { kind: 'send', to: appealStream(POLE), command: merge },
    ]);
  });

  it('lets the source go again when it refuses', () => {
    const saga = play(mergingSaga, POLE);
    saga.events(told(absorbed));
    expect(saga.take({ kind: 'refused', command: merge, code: 'appeal/wrong-status' })).toEqual([
      {
        kind: 'send',
        to: appealStream(LEAD),
        command: { verb: 'release', data: { source: POLE, reason: '并单未成' } },
      },
    ]);
  });

  it('releases on the target what stands alone again', () => {
    const unmerged = event('AppealUnmerged', { target: LEAD, reason: sealed('另有一处'), status: 'routed' });
    expect(play(mergingSaga, POLE).events(told(unmerged))).toEqual([
      {
        kind: 'send',
        to: appealStream(LEAD),
        command: { verb: 'release', data: { source: POLE, reason: sealed('另有一处') } },
      },
    ]);
  });

  const joined = event('AppealMerged', { target: LEAD, reason: sealed('同一根电线杆') });
  const said = event('CommentAdded', {
    text: sealed('电线还带电'),
    attachments: [],
    visibleTo: 'everyone',
    by: 'reporter',
  });

  it('tells the lead what is said of the source while it is carried, and not before or after', () => {
    expect(play(mergingSaga, POLE).events(told(absorbed, said))).toEqual([]);
    expect(play(mergingSaga, POLE).events(told(absorbed, joined, said))).toEqual([
      {
        kind: 'send',
        to: appealStream(LEAD),
        command: {
          verb: 'carryRemark',
          data: { source: POLE, text: sealed('电线还带电'), attachments: [], by: 'reporter' },
        },
      },
    ]);
    for (const end of [
      event('AppealUnmerged', { target: LEAD, reason: sealed('另有一处'), status: 'routed' }),
      event('AppealResolved', { unit: PUXI_CENTRE, outcome: 'solved', attachments: [] }),
      event('AppealClosed', { cause: 'withdrawn' }),
    ])
      expect(play(mergingSaga, POLE).events(told(absorbed, joined, end, said))).toEqual([]);
  });

  it('remembers a source until it stands alone, is answered or closed', () => {
    const saga = play(mergingSaga, POLE);
    saga.events(told(absorbed, joined));
    expect(saga.isForgotten()).toBe(false);
    saga.events(
      told(event('AppealUnmerged', { target: LEAD, reason: sealed('另有一处'), status: 'routed' })),
    );
    expect(saga.isForgotten()).toBe(true);
  });
});

describe('the appeal that carries others', () => {
  const after = (...events: readonly Line[]) =>
    play(carryingSaga, LEAD).events(told({ event: reported({ id: LEAD }), stream: LEAD }, ...events));

  it('resolves each once its own resolution stands', () => {
    expect(after(absorbed, resolved())).toEqual([resolveSource]);
    expect(after(absorbed, resolved(COUNTY_CENTRE))).toEqual([]);
    const confirmed = lead(event('ResolutionConfirmed', { by: COUNTY_CENTRE }));
    expect(after(absorbed, resolved(COUNTY_CENTRE), confirmed)).toEqual([resolveSource]);
  });

  it('resolves nobody whom it let go', () => {
    expect(after(absorbed, released, resolved())).toEqual([]);
  });

  it('lets all stand alone when it ends without a resolution', () => {
    expect(after(absorbed, lead(event('AppealClosed', { cause: 'withdrawn' })))).toEqual([
      {
        kind: 'send',
        to: appealStream(POLE),
        command: { verb: 'unmerge', data: { reason: '主单未办结而终止' } },
      },
    ]);
  });

  it('lets nobody go when it closes after its resolution stood', () => {
    expect(after(absorbed, resolved(), lead(event('AppealClosed', { cause: 'rated' })))).toEqual([]);
  });
});
