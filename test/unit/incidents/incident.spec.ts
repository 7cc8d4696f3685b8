import {
  incidentAggregate,
  incidentStream,
  MOST_ATTACHED,
  type IncidentCommand,
  type IncidentEvent,
} from '../../../src/incidents/domain/incident';
import { toldIn, type Redacted } from '../../../src/incidents/domain/redacting';
import { readAs } from '../../../src/appeals/domain/redactions';
import { carryingOutSaga } from '../../../src/incidents/sagas/carrying-out';
import { SYSTEM } from '../../../src/kernel/actor';
import type { DomainError } from '../../../src/kernel/domain-error';
import type { Recorded } from '../../../src/kernel/event';
import {
  appealStream,
  type AppealId,
  type AttachmentId,
  type IncidentId,
  type KeyId,
  type RegionCode,
  type Revision,
  type UnitId,
} from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import type { SagaInput } from '../../../src/kernel/saga';
import { sealed } from '../../kit/appeal-story';

const now = '2026-07-01T11:40:00.000Z' as Instant;
const ID = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5e' as IncidentId;
const [A, B, C] = ['a', 'b', 'c'] as unknown as readonly [AppealId, AppealId, AppealId];
const by = 'centre-610921102' as UnitId;
const opening: IncidentCommand = {
  verb: 'openIncident',
  data: {
    ...{ id: ID, region: '610921102206' as RegionCode, title: sealed('停电'), key: 'key' as KeyId, by },
    appeals: [A, B],
  },
};
const resolving: IncidentCommand = {
  verb: 'resolveIncident',
  data: { by, outcome: 'solved', account: sealed('已恢复供电'), attachments: [] },
};
const note = {
  revision: 1 as Revision,
  field: '/note',
  was: sealed('系李长顺挖断'),
  now: sealed('系〔已隐去〕挖断'),
};
const title = { ...note, revision: 0 as Revision, field: '/title', was: sealed('李长顺挖断电缆') };
const photo = 'a-photo' as AttachmentId;
const redacted = {
  ...{ by, texts: [title, note], hides: [photo], reason: sealed('旁人'), appeals: [A] },
  told: { [A]: { texts: [1], hides: [] } } as Redacted['told'],
};
const { decider } = incidentAggregate;

/** An incident to which these commands came. */
function after(...commands: readonly IncidentCommand[]) {
  let state = decider.initial;
  const ask = (command: IncidentCommand): readonly IncidentEvent[] =>
    decider.decide(command, state, { now, actor: SYSTEM, versions: {} });
  for (const command of commands)
    for (const event of ask(command))
      state = decider.evolve(state, event, { revision: 0 as Revision, occurredAt: now, actor: SYSTEM });
  return {
    state,
    when: ask,
    refuses: (command: IncidentCommand): string => {
      try {
        ask(command);
        return 'allowed';
      } catch (error) {
        return (error as DomainError).code;
      }
    },
  };
}
const joined = (appeal: AppealId, code?: string): IncidentCommand => ({
  verb: 'settleAttaching',
  data: { appeal, ...(code === undefined ? {} : { code }) },
});
const answered = (appeal: AppealId, code?: string): IncidentCommand => ({
  verb: 'settleResolving',
  data: { appeal, ...(code === undefined ? {} : { code }) },
});

describe('an incident', () => {
  it('counts an appeal once it has agreed, and lets go of one that refuses', () => {
    const { state } = after(opening, joined(A), joined(B, 'appeal/in-incident'));
    expect([...(state?.appeals ?? [])]).toEqual([[A, 'attached']]);
    expect([...(state?.refused ?? [])]).toEqual([[B, 'appeal/in-incident']]);
  });

  it('asks again for one that refused, and not for one that is there', () => {
    const incident = after(opening, joined(A), joined(B, 'appeal/closed'));
    expect(incident.when({ verb: 'attachAppeals', data: { appeals: [A, B, C] } })).toEqual([
      { type: 'AppealsAttached', data: { appeals: [B, C] } },
    ]);
    const many = Array.from({ length: MOST_ATTACHED }, (_, n) => String(n) as AppealId);
    expect(incident.refuses({ verb: 'attachAppeals', data: { appeals: many } })).toBe('incident/too-many');
  });

  it('lets one go that has a cause of its own, and knows no other', () => {
    const detach = (appeal: AppealId): IncidentCommand => ({
      verb: 'detachAppeal',
      data: { appeal, reason: sealed('户内线路') },
    });
    const { state, refuses } = after(opening, joined(A), detach(A), joined(A));
    expect([...(state?.appeals.keys() ?? [])]).toEqual([B]);
    expect(refuses(detach(C))).toBe('incident/not-attached');
  });

  it('resolves all that are attached, each by itself; one that refuses leaves the others standing, and is asked again', () => {
    const incident = after(
      opening,
      joined(A),
      joined(B),
      resolving,
      answered(A),
      answered(B, 'appeal/not-accepted'),
    );
    expect([...(incident.state?.answers ?? [])]).toEqual([
      [A, 'resolved'],
      [B, { refused: 'appeal/not-accepted' }],
    ]);
    expect(incident.when(resolving)).toMatchObject([{ type: 'IncidentResolved', data: { appeals: [B] } }]);
    expect(after(opening, resolving).refuses(resolving)).toBe('incident/nothing-to-resolve');
  });

  it('is told of each answer once, and of nothing that nobody asked', () => {
    const incident = after(opening, joined(A), resolving, answered(A));
    expect(incident.when(answered(A, 'appeal/closed'))).toEqual([]);
    expect(incident.when(joined(A, 'appeal/closed'))).toEqual([]);
    expect(incident.when(answered(C))).toEqual([]);
    expect(after().refuses(resolving)).toBe('incident/not-found');
  });
});

describe('what is hidden of an incident', () => {
  const hiding: IncidentCommand = { verb: 'redactIncident', data: redacted };

  it('is read so from then on, and something must be', () => {
    const { redactions } = after(opening, hiding).state!;
    expect(readAs(sealed('李长顺挖断电缆'), redactions)).toEqual(title.now);
    expect(redactions.attachments).toEqual([photo]);
    const nothing: IncidentCommand = { ...hiding, data: { ...redacted, texts: [], hides: [] } };
    expect(after(opening).refuses(nothing)).toBe('incident/nothing-to-redact');
    expect(after().refuses(hiding)).toBe('incident/not-found');
  });

  it('was told to those that each event tells of', () => {
    const events = [
      { revision: 0, event: { data: { title: title.was, appeals: [A, B] } } },
      { revision: 1, event: { data: { note: note.was, appeals: [A, B] } } },
      { revision: 2, event: { data: { appeals: [C] } } },
      { revision: 3, event: { data: { attachments: [{ id: photo }], appeals: [B, C] } } },
    ] as unknown as Parameters<typeof toldIn>[0];
    expect(toldIn(events, redacted)).toEqual({
      appeals: [A, B, C],
      told: {
        [A]: { texts: [1], hides: [] },
        [B]: { texts: [1], hides: [photo] },
        [C]: { texts: [], hides: [photo] },
      },
    });
  });
});

describe('what an incident decides is carried out', () => {
  const saga = carryingOutSaga;
  const recorded = (event: IncidentEvent) =>
    ({ stream: incidentStream(ID), event }) as Recorded<IncidentEvent>;
  const takes = (input: SagaInput<IncidentEvent, never>) => saga.react({}, input, `${ID} ${A}`);
  const asked = (event: IncidentEvent) => takes({ kind: 'event', recorded: recorded(event) });
  const opened = after().when(opening)[0] as IncidentEvent;

  it('at each appeal by itself', () => {
    expect(saga.instancesOf(recorded(opened))).toEqual([`${ID} ${A}`, `${ID} ${B}`]);
    expect(asked(opened)).toEqual([
      { kind: 'send', to: appealStream(A), command: { verb: 'joinIncident', data: { incident: ID } } },
    ]);
    expect(saga.instancesOf(recorded({ type: 'AttachingSettled', data: { appeal: A } }))).toEqual([]);
  });

  it.each<readonly [IncidentEvent['type'], IncidentEvent, string]>([
    ['AppealsAttached', { type: 'AppealsAttached', data: { appeals: [A] } }, 'joinIncident'],
    [
      'AppealDetached',
      { type: 'AppealDetached', data: { appeals: [A], reason: sealed('户内') } },
      'leaveIncident',
    ],
    [
      'IncidentTold',
      { type: 'IncidentTold', data: { by, note: sealed('抢修中'), appeals: [A] } },
      'tellOfIncident',
    ],
    [
      'IncidentResolved',
      {
        type: 'IncidentResolved',
        data: { by, outcome: 'solved', account: sealed('好了'), attachments: [], appeals: [A] },
      },
      'resolveWithIncident',
    ],
    ['IncidentRedacted', { type: 'IncidentRedacted', data: redacted }, 'redactWithIncident'],
  ])('%s', (_type, event, verb) => {
    expect(asked(event)).toMatchObject([{ kind: 'send', to: appealStream(A), command: { verb } }]);
  });

  it('what was hidden of it, at each appeal that was told that, and no more than it was told', () => {
    const { reason } = redacted;
    expect(asked({ type: 'IncidentRedacted', data: redacted })).toMatchObject([
      { command: { data: { by, reason, texts: [note], hides: [] } } },
    ]);
  });

  it('and what the appeal answers is told to the incident', () => {
    const command = { verb: 'resolveWithIncident', data: {} } as never;
    expect(takes({ kind: 'refused', command, code: 'appeal/not-accepted' })).toEqual([
      { kind: 'send', to: incidentStream(ID), command: answered(A, 'appeal/not-accepted') },
    ]);
    expect(takes({ kind: 'done', command })).toEqual([
      { kind: 'send', to: incidentStream(ID), command: answered(A) },
    ]);
    expect(takes({ kind: 'done', command: { verb: 'joinIncident' } as never })).toMatchObject([
      { command: joined(A) },
    ]);
    expect(takes({ kind: 'done', command: { verb: 'settleResolving' } as never })).toEqual([]);
    expect(takes({ kind: 'timeout', name: 'none', at: now })).toEqual([]);
  });
});
