import type { Caller } from '../../test/kit/api/caller';
import type { StepBody } from '../../test/kit/api/types';
import { PHOTO } from '../../test/kit/media';
import { reached, resolution, stars } from '../../test/kit/stories';
import type { Matter } from './matter';
import type { Stage } from './stage';

/** The steps that most stories share, as the people of Hanyin take them. */

export const photoOf = async (by: Caller): Promise<{ readonly ref: string }> => ({
  ref: (await by.upload(PHOTO, 'photo.png')).ref,
});

/** Signs for it and calls the reporter in the same breath. */
export async function acceptAndCall(
  stage: Stage,
  matter: Matter,
  unit: string,
  note: string,
): Promise<Caller> {
  const officer = await stage.people.as('officer', unit);
  await matter.does(officer, 'accept', { assignee: `officer-${unit}`, contact: reached(note) });
  return officer;
}

/** With a photo, whether or not the service asks for one. */
export async function resolveWithPhoto(matter: Matter, officer: Caller, account: string): Promise<void> {
  const attachments = [await photoOf(officer)];
  await matter.does(officer, 'resolve', resolution({ account, attachments }));
}

/** From the holder by the grid worker, who signs for it, to the reporter's door. */
export async function carryBack(
  stage: Stage,
  matter: Matter,
  holder: Caller,
  village: string,
): Promise<void> {
  const gridWorker = await stage.people.as('grid-worker', village);
  await matter.does(holder, 'feedback', { to: 'grid-worker', means: 'message' });
  await stage.minutes(5);
  await matter.does(gridWorker, 'feedback/receipt', {});
  await stage.minutes(8);
  await matter.does(gridWorker, 'feedback', { to: 'reporter', means: 'visit' });
}

export const rate = (
  matter: Matter,
  reporter: Caller,
  count: number,
  remark?: string,
  change: Partial<StepBody<'rate'>> = {},
): Promise<void> =>
  matter.does(reporter, 'rate', stars(count, { ...(remark === undefined ? {} : { remark }), ...change }));
