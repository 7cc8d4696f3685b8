import type { PersonId, UnitId } from '../../../src/kernel/ids';
import type { Sealed } from '../../../src/kernel/sealed';
import {
  handoverAggregate,
  type Handover,
  type HandoverCommand,
  type HandoverEvent,
} from '../../../src/rosters/handovers/handover';

const [LI, WANG, ZHAO] = ['li-ming', 'wang-fang', 'zhao-jun'] as unknown as readonly [
  PersonId,
  PersonId,
  PersonId,
];
const unit = 'centre-610921102' as UnitId;
const note = { key: 'key-1', box: 'box' } as unknown as Sealed<string>;
const written: HandoverEvent = { type: 'HandoverWritten', data: { unit, note, by: LI } };
const taken = (by: PersonId, first: boolean): HandoverEvent => ({
  type: 'HandoverTaken',
  data: { by, first },
});
const takes = (by: PersonId): HandoverCommand => ({ verb: 'takeHandover', data: { by } });

const { decide, evolve, initial } = handoverAggregate.decider;
const given = (...events: readonly HandoverEvent[]): Handover =>
  events.reduce<Handover>((state, event) => evolve(state, event, {} as never), initial);
const when = (state: Handover, command: HandoverCommand) => decide(command, state, {} as never);

describe('a hand-over', () => {
  it('is written once, however often it is sent', () => {
    const command: HandoverCommand = { verb: 'writeHandover', data: { unit, note, by: LI } };
    expect(when(given(), command)).toEqual([written]);
    expect(when(given(written), command)).toEqual([]);
  });

  it('is taken by each who comes, once, and waits for nobody after the first', () => {
    expect(when(given(written), takes(WANG))).toEqual([taken(WANG, true)]);
    expect(when(given(written, taken(WANG, true)), takes(ZHAO))).toEqual([taken(ZHAO, false)]);
    expect(when(given(written, taken(WANG, true)), takes(WANG))).toEqual([]);
  });

  it('is not taken by who wrote it, nor where there is none', () => {
    expect(() => when(given(written), takes(LI))).toThrow('handover/own');
    expect(() => when(given(), takes(LI))).toThrow('handover/not-found');
  });
});
