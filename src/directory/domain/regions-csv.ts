import { InvalidDocument } from '../../kernel/invalid-document';
import { isRegionCode, parentOf, tierOf } from '../../kernel/region';
import type { RegionCode } from '../../kernel/ids';
import type { Region } from './model';

const HEADER = 'code,name,tier,parentCode';
/** 撤并: the codes that it took over, apart by blanks. */
const WITH_SUCCESSION = `${HEADER},succeeds`;

/**
 * The regions of `code,name,tier,parentCode` lines, county first; with `succeeds` where any took over another.
 * @throws InvalidDocument pointing at `/regions/<n>`, n counted from 0 after the header
 */
export function parseRegions(csv: string): readonly Region[] {
  const [header, ...lines] = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  if (header !== HEADER && header !== WITH_SUCCESSION)
    throw new InvalidDocument('', `the first line must be ${HEADER} or ${WITH_SUCCESSION}`);
  const count = header.split(',').length;
  return lines.map((line, at) => {
    const fail = (reason: string): never => {
      throw new InvalidDocument(`/regions/${at}`, reason);
    };
    const [code = '', name = '', tier, parent, ...more] = line.split(',');
    if (parent === undefined || more.length !== count - 4)
      return fail(`must have ${count === 4 ? 'four' : 'five'} fields: ${header}`);
    const succeeds = (more[0] ?? '').split(' ').filter((each) => each !== '');
    const stray = succeeds.find((each) => !isRegionCode(each) || tierOf(each) !== tier);
    if (stray !== undefined) return fail(`${code} cannot succeed ${stray}: not the code of a ${tier}`);
    if (!isRegionCode(code)) return fail(`${code} is not a region code`);
    if (name === '') return fail(`${code} has no name`);
    if (tier !== tierOf(code)) return fail(`${code} is a ${tierOf(code)}, not a ${tier}`);
    if (parent !== (parentOf(code) ?? ''))
      return fail(`the parent of ${code} is ${parentOf(code)}, not ${parent}`);
    return { code, name, tier, ...(succeeds.length > 0 && { succeeds: succeeds as RegionCode[] }) };
  });
}
