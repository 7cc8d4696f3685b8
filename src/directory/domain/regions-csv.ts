import { InvalidDocument } from '../../kernel/invalid-document';
import { isRegionCode, parentOf, tierOf } from '../../kernel/region';
import type { Region } from './model';

const HEADER = 'code,name,tier,parentCode';

/**
 * The regions of `code,name,tier,parentCode` lines, county first.
 * @throws InvalidDocument pointing at `/regions/<n>`, n counted from 0 after the header
 */
export function parseRegions(csv: string): readonly Region[] {
  const [header, ...lines] = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  if (header !== HEADER) throw new InvalidDocument('', `the first line must be ${HEADER}`);
  return lines.map((line, at) => {
    const fail = (reason: string): never => {
      throw new InvalidDocument(`/regions/${at}`, reason);
    };
    const [code = '', name = '', tier, parent, ...more] = line.split(',');
    if (parent === undefined || more.length > 0) return fail(`must have four fields: ${HEADER}`);
    if (!isRegionCode(code)) return fail(`${code} is not a region code`);
    if (name === '') return fail(`${code} has no name`);
    if (tier !== tierOf(code)) return fail(`${code} is a ${tierOf(code)}, not a ${tier}`);
    if (parent !== (parentOf(code) ?? ''))
      return fail(`the parent of ${code} is ${parentOf(code)}, not ${parent}`);
    return { code, name, tier };
  });
}
