import { isBilingual, type Bilingual, type Language } from '../../kernel/language';

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

/** Of a detail that is there in both languages, the one asked for. */
export const inOne = (
  details: Readonly<Record<string, unknown>>,
  language: Language,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, isBilingual(value) ? value[language] : value]),
  );
