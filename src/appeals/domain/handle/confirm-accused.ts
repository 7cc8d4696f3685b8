import type { UnitId } from '../../../kernel/ids';
import type { Appeal } from '../appeal';
import { accusedParty, anywhere, eventOf, freeText, optional, unitId, verb } from '../card';
import type { Deciding } from '../context';
import { isStaffOf } from '../guards';
import { deskFor } from '../leaving';
import type { Accused } from '../values';
import { isSame } from './name-accused';

const fields = { accused: accusedParty, note: optional(freeText) };

export const accusedConfirmed = eventOf('AccusedConfirmed', {
  data: { ...fields, by: unitId },
  evolve: (appeal, { accused }) => ({
    ...appeal,
    accused: appeal.accused.map((each) => (isSame(each, accused) ? { ...each, confirmed: true } : each)),
  }),
  says: ({ by }, { unit }) => ({
    zh: `${unit(by).zh}确认被反映对象`,
    en: `Whom it names was confirmed by ${unit(by).en}`,
  }),
  text: ({ note }) => note,
  shows: 'nothing',
});

/** 纪检监察 has found that the claim holds: from now on nobody who is named stands outside it. */
export const confirmAccused = verb('confirmAccused', {
  by: 'person',
  data: fields,
  // One that names somebody is never merged.
  meets: { ...anywhere, merged: 'appeal/merged' },
  refuses: ['appeal/not-discipline-desk', 'appeal/not-accused', 'appeal/accused-confirmed'],
  rule: ({ accused, note }, appeal, context) => {
    const by = byDesk(accused, context);
    if (claimOf(accused, appeal, context).confirmed === true)
      throw context.refusal('appeal/accused-confirmed');
    return [accusedConfirmed({ accused, note, by })];
  },
});

/** @returns the desk that this accusation waits for */
export function byDesk(accused: Accused, context: Deciding<'appeal/not-discipline-desk'>): UnitId {
  const desk = deskFor(accused, context);
  if (desk === undefined || !isStaffOf(desk, context.actor))
    throw context.refusal('appeal/not-discipline-desk');
  return desk;
}

export function claimOf(
  accused: Accused,
  appeal: Appeal,
  { refusal }: Deciding<'appeal/not-accused'>,
): Accused {
  const claim = appeal.accused.find((each) => isSame(each, accused));
  if (claim === undefined) throw refusal('appeal/not-accused');
  return claim;
}
