import { languages, type Language } from '../../kernel/language';

/** The caller's first choice that we speak, by `Accept-Language` (RFC 9110 weights); Chinese when none is. */
export function languageOf(header: string | undefined): Language {
  if (!header) return 'zh';
  const choices = header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean);
      return { primary: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { primary } of choices) {
    if (primary === '*') return 'zh';
    const spoken = languages.find((language) => language === primary);
    if (spoken) return spoken;
  }
  return 'zh';
}
