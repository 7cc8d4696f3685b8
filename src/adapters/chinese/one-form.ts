import type { ConverterFunction } from 'opencc-js/t2cn';

/** One sign in two ways of writing that neither NFKC nor OpenCC brings together: of names, shop signs, old papers. */
const VARIANTS: Readonly<Record<string, string>> = {
  ...{ 𠮷: '吉', 髙: '高', 﨑: '崎', 邨: '村', 淸: '清', 靑: '青', 眞: '真', 隣: '邻', 槗: '桥', 舘: '馆' },
};
const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'gu');

/**
 * The one form of what people write in several: full-width signs narrow, letters small, traditional as simplified, rare
 * variants as the usual sign. What is stored and what is asked go through the same.
 */
export const oneForm =
  (simplified: ConverterFunction) =>
  (text: string): string =>
    simplified(text.normalize('NFKC').toLowerCase()).replace(VARIANT, (sign) => VARIANTS[sign] ?? sign);
