import type { Bilingual, Catalogue } from '../../catalogue';
import type { Directory } from '../../directory';
import type { RegionCode } from '../../kernel/ids';
import type { Names } from '../domain/words';

export type { Names };

const both = (text: string): Bilingual => ({ zh: text, en: text });

export const namesFrom = (directory: Directory, catalogue: Catalogue): Names => ({
  unit: (id) => directory.ever.unit(id)?.name ?? both(id),
  service: (id) => catalogue.known(id)?.name ?? both(id),
  body: (id) => directory.ever.body(id)?.name ?? both(id),
  person: (id) => both(directory.ever.person(id)?.name ?? id),
  region: (code) => regionName(code, directory),
});

/** Grids are not listed as regions: one is called after its village. */
function regionName(code: RegionCode, directory: Directory): Bilingual {
  const village = directory.ever.region(code.slice(0, 12) as RegionCode)?.name;
  const grid = code.slice(13);
  return village === undefined || grid === ''
    ? both(directory.ever.region(code)?.name ?? code)
    : { zh: `${village}${grid}网格`, en: `${village}, grid ${grid}` };
}
