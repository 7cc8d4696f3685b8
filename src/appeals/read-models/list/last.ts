import type { Bilingual } from '../../../catalogue';
import { cardOf, type AppealEvent, type AppealEventType } from '../../domain/events';
import { unconfirmed, type Names } from '../../domain/words';

/** What happened last, as the timeline says it; ids stay in it, so that their names are those of the day it is read. */
export interface Happening extends Bilingual {
  readonly type: AppealEventType;
  readonly at: string;
}

type Named = keyof Names;
const blank = (kind: Named, id: string): Bilingual => ({ zh: `{${kind} ${id}}`, en: `{${kind} ${id}}` });
const BLANK = /\{(unit|service|person|region|body) ([^{}]*)\}/g;

const blanks: Names = {
  unit: (id) => blank('unit', id),
  service: (id) => blank('service', id),
  person: (id) => blank('person', id),
  region: (code) => blank('region', code),
  body: (id) => blank('body', id),
};

export function happening({ type, data }: AppealEvent, at: string): Happening {
  const { says } = cardOf(type);
  const { zh, en } = typeof says === 'function' ? says(data, blanks) : says;
  return { type, at, zh, en };
}

/** For whoever is not staff: of an answer that waits for confirmation, no more than that there is one. */
export const openHappening = (event: AppealEvent, told: Happening): Happening =>
  event.type === 'AppealResolved' && event.data.confirmedBy !== undefined
    ? { type: event.type, at: told.at, ...unconfirmed }
    : told;

/** Whether who is not staff may know of it. */
export function isOpen({ type, data }: AppealEvent): boolean {
  const { shows } = cardOf(type);
  return (typeof shows === 'function' ? shows(data) : shows) !== 'nothing';
}

/** The sentence with the names of today. */
export const sentenceIn = (said: Happening, names: Names, language: keyof Bilingual): string =>
  said[language].replace(BLANK, (_, kind: Named, id: string) => names[kind](id as never)[language]);
