import type { UnitId } from '../../../kernel/ids';
import type { Appeal } from '../appeal';
import { accusedParty, anywhere, eventOf, freeText, optional, unitId, verb } from '../card';
import { deskOf, handedOn, owedFor } from '../claims';
import { clocks } from '../clocks';
import type { AppealContext, Deciding } from '../context';
import { isStaffOf } from '../guards';
import type { Accused } from '../values';
import { isSame } from './name-accused';

const fields = { accused: accusedParty, note: optional(freeText) };

export const accusedConfirmed = eventOf('AccusedConfirmed', {
  data: { ...fields, by: unitId },
  evolve: (appeal, { accused }) => ({ ...appeal, accused: confirmedIn(appeal, accused) }),
  says: ({ by }, { unit }) => ({
    zh: `${unit(by).zh}认定指认成立`,
    en: `${unit(by).en} found that the claim holds`,
  }),
  text: ({ note }) => note,
  shows: 'nothing',
});

const confirmedIn = (appeal: Appeal, accused: Accused): readonly Accused[] =>
  appeal.accused.map((each) => (isSame(each, accused) ? { ...each, confirmed: true } : each));

/** 纪检监察 has found that the claim holds: from now on nobody who is named stands outside it. */
export const confirmAccused = verb('confirmAccused', {
  by: 'person',
  data: fields,
  // One that names somebody is never merged.
  meets: { ...anywhere, merged: 'appeal/merged' },
  refuses: ['appeal/not-discipline-desk', 'appeal/not-accused', 'appeal/accused-confirmed'],
  rule: ({ accused, note }, appeal, context) => {
    const by = byDesk(accused, appeal, context);
    if (claimOf(accused, appeal, context).confirmed === true)
      throw context.refusal('appeal/accused-confirmed');
    const found = { ...appeal, accused: confirmedIn(appeal, accused) };
    const changed = handedOn(found, context);
    const met = owedFor(accused, appeal);
    return [
      accusedConfirmed({
        accused,
        note,
        by,
        // The other claims that wait for whom this one names.
        clocks: clocks({ met, changed: changed.filter(({ id }) => !met.includes(id)) }),
      }),
    ];
  },
});

/** @returns the desk that this accusation waits for */
export function byDesk(
  accused: Accused,
  appeal: Appeal,
  context: AppealContext & Deciding<'appeal/not-discipline-desk'>,
): UnitId {
  const desk = deskOf(accused, appeal, context);
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
