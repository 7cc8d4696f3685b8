import type { Bilingual, Language } from './language';

/** What went wrong in a few words, and what to do next. `{name}` is a blank that the error's details fill. */
export interface Message {
  readonly title: Bilingual;
  readonly detail: Bilingual;
}

/** @param zh, en `[title, what to do next]` */
export const message = (zh: readonly [string, string], en: readonly [string, string]): Message => ({
  title: { zh: zh[0], en: en[0] },
  detail: { zh: zh[1], en: en[1] },
});

/** Fills the blanks; one that the details do not name becomes a dash, never `undefined`. */
export const filled = (
  text: Bilingual,
  language: Language,
  details: Readonly<Record<string, unknown>>,
): string => text[language].replace(/\{(\w+)\}/g, (_blank, name: string) => shown(details[name]));

const shown = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(shown).join(', ')
    : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '—';
