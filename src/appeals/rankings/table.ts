import type { Language } from '../../kernel/language';
import { measures, type Measure } from '../../scoring';
import { csvLine } from '../exports/csv';
import { measureWords } from './words';
import type { PublicRanking } from './views';

const heads: Readonly<Record<Language, readonly [string, string, string, string, string, string]>> = {
  zh: ['月份', '版次', '名次', '单位', '得分', '样本不足，不参与排名'],
  en: ['Month', 'Edition', 'Rank', 'Unit', 'Score', 'too few samples: not ranked'],
};
const ofParts: Readonly<Record<Language, readonly [string, string, string]>> = {
  zh: ['数值', '样本', '得分'],
  en: ['value', 'samples', 'points'],
};

/** A published ranking as a sheet has it, one line for each unit; a name that looks like a formula stays text. */
export function tableOf({ month, edition, lines, formula }: PublicRanking, language: Language): string {
  const [monthHead, editionHead, rank, unit, score, notRanked] = heads[language];
  const used = measures.filter((measure) => formula.components.some((each) => each.measure === measure));
  const headOf = (measure: Measure) =>
    ofParts[language].map((part) => `${measureWords[measure][language]} ${part}`);
  const head = [monthHead, editionHead, rank, unit, score, ...used.flatMap(headOf)];
  const rows = lines.map((line) => [
    ...[month, edition, line.rank ?? notRanked, line.scope.name, line.score ?? ''],
    ...used.flatMap((measure) => {
      const part = line.parts.find((each) => each.measure === measure);
      return part === undefined ? ['', '', ''] : [part.of, part.samples, part.points ?? ''];
    }),
  ]);
  return [head, ...rows].map(csvLine).join('');
}
