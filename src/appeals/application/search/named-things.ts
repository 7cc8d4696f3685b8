import type { Catalogue } from '../../../catalogue';
import type { Directory } from '../../../directory';
import type { Segmenter } from '../../../kernel/ports/words';
import { isNamed, NOTHING_NAMED, type Named } from '../../read-models/search/slot';

/** What people leave away, one after the other: 盘龙村 and 盘龙 for 盘龙村委会, 供电 for 供电设施. */
const SUFFIX = /(居委会|(?<=村)委会|街道|社区|镇|乡|村|县|设施)$/;
const SHORTEST = 2;

const shortened = (name: string): readonly string[] => {
  const shorter = name.replace(SUFFIX, '');
  return shorter === name || shorter.length < SHORTEST ? [name] : [name, ...shortened(shorter)];
};

const both = (one: Named | undefined, other: Named): Named => ({
  regions: [...new Set([...(one?.regions ?? []), ...other.regions])],
  services: [...new Set([...(one?.services ?? []), ...other.services])],
  units: [...new Set([...(one?.units ?? []), ...other.units])],
});

/** The county's list of names: its places, also in letters, its services and units. Also what is listed no more. */
export class NamedThings {
  private constructor(
    private readonly names: ReadonlyMap<string, Named>,
    private readonly letters: ReadonlyMap<string, Named>,
    private readonly longest: number,
  ) {}

  static async from(directory: Directory, catalogue: Catalogue, segmenter: Segmenter): Promise<NamedThings> {
    const names = new Map<string, Named>();
    const letters = new Map<string, Named>();
    const add = (map: Map<string, Named>, name: string, named: Partial<Named>) => {
      if ([...name].length >= SHORTEST) map.set(name, both(map.get(name), { ...NOTHING_NAMED, ...named }));
    };
    for (const { code, name } of directory.allRegions()) {
      const form = await segmenter.inOneForm(name);
      for (const each of shortened(form)) {
        add(names, each, { regions: [code] });
        for (const typed of await segmenter.inLetters(each)) add(letters, typed, { regions: [code] });
      }
    }
    for (const { id, name } of [...directory.allUnits(), ...directory.formerUnits()]) {
      const form = await segmenter.inOneForm(name.zh);
      add(names, form, { units: [id] });
      // 蒲溪 alone is the place; of other units the short name is what people say.
      if (!form.endsWith('综治中心')) add(names, form.replace(countyIn(directory), ''), { units: [id] });
    }
    for (const { id, name } of catalogue.all()) {
      const form = await segmenter.inOneForm(name.zh);
      for (const each of shortened(form)) add(names, each, { services: [id] });
    }
    return new NamedThings(names, letters, Math.max(0, ...[...names.keys()].map(({ length }) => length)));
  }

  inLetters(typed: string): Named {
    return this.letters.get(typed) ?? NOTHING_NAMED;
  }

  /** The text cut at the names in it, the longest that begins at each sign. */
  cut(text: string): readonly { readonly text: string; readonly named: Named }[] {
    const parts: { text: string; named: Named }[] = [];
    let rest = '';
    const ended = () => {
      if (rest !== '') parts.push({ text: rest, named: NOTHING_NAMED });
      rest = '';
    };
    for (let at = 0; at < text.length;) {
      const name = this.longestAt(text, at);
      if (name === undefined) {
        rest += text[at++] as string;
        continue;
      }
      ended();
      parts.push({ text: name, named: this.names.get(name) ?? NOTHING_NAMED });
      at += name.length;
    }
    ended();
    return parts;
  }

  private longestAt(text: string, at: number): string | undefined {
    for (let length = Math.min(this.longest, text.length - at); length >= SHORTEST; length--) {
      const name = text.slice(at, at + length);
      const named = this.names.get(name);
      if (named !== undefined && isNamed(named)) return name;
    }
    return undefined;
  }
}

/** `汉阴县` before the name of a unit of the county. */
const countyIn = (directory: Directory): string =>
  directory.allRegions().find(({ code }) => code === directory.county)?.name ?? '';
