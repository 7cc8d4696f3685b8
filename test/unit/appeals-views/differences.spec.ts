import { differencesOf, fieldsOf, type Step } from '../../../src/appeals/views/differences';
import { sealed, told, routed, reported, event, officer, PUXI_CENTRE } from './story';

const [, sent, taken] = told(
  reported(),
  routed(),
  event('AppealAccepted', { unit: PUXI_CENTRE, assignee: officer.id, status: 'handling' }),
);
const step = (recorded: typeof sent, state: object, isTold = true): Step => ({
  recorded: recorded!,
  fields: fieldsOf(state),
  isTold,
});

describe('what differs between two states', () => {
  it('takes objects apart, and neither what is sealed nor the items of a list', () => {
    const words = sealed('电线杆倒了');
    const fields = fieldsOf({
      place: { region: '610921102206', address: words },
      helpers: ['ent-power', { unit: 'dept-water' }],
      deadlines: { '1/whole/-/1': { dueAt: '2026-07-08' } },
      holder: undefined,
    });
    expect([...fields]).toEqual([
      ['/place/region', '610921102206'],
      ['/place/address', words],
      ['/helpers/0', 'ent-power'],
      ['/helpers/1', { unit: 'dept-water' }],
      ['/deadlines/1~1whole~1-~11/dueAt', '2026-07-08'],
    ]);
  });

  it('names every event that changed a field on the way, and leaves out what came back to what it was', () => {
    const differences = differencesOf(fieldsOf({ status: 'reported', holder: 'a' }), [
      step(sent, { status: 'routed', holder: 'b' }),
      step(taken, { status: 'handling', holder: 'a', assignee: 'officer-1' }),
    ]);
    expect(differences).toEqual([
      {
        field: '/status',
        ...{ was: 'reported', is: 'handling' },
        by: [
          { revision: 1, event: 'event-1', type: 'AppealRouted', at: sent!.metadata.occurredAt },
          { revision: 2, event: 'event-2', type: 'AppealAccepted', at: taken!.metadata.occurredAt },
        ],
      },
      {
        field: '/assignee',
        is: 'officer-1',
        by: [{ revision: 2, event: 'event-2', type: 'AppealAccepted', at: taken!.metadata.occurredAt }],
      },
    ]);
  });

  it('shows what an event changed of which the onlooker must not know, and not the event', () => {
    const [difference] = differencesOf(fieldsOf({ holder: 'centre-610921102' }), [
      step(sent, { queue: 'centre-610921' }, false),
    ]);
    expect(difference).toEqual({ field: '/holder', was: 'centre-610921102', by: [] });
  });

  it('finds nothing where nothing differs', () => {
    expect(differencesOf(fieldsOf({ tags: ['老人独居'] }), [step(sent, { tags: ['老人独居'] })])).toEqual([]);
  });
});
