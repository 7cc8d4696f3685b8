import { readConfig } from '../../src/config';
import { EmbeddedIssuer, developmentToken } from '../../src/identity';
import { hanyinDirectory } from '../../test/kit/hanyin';
import type { Who } from './client';

/** Ten towns' worth of villages to report from: the first village of each. */
export interface Town {
  readonly centre: string;
  readonly village: string;
}

/** The county's people with development tokens, as `npm run token` would print them. */
export class People {
  readonly towns: readonly Town[];
  private readonly directory = hanyinDirectory();
  private readonly tokens = new Map<string, Promise<Who>>();

  private constructor(private readonly issuer: EmbeddedIssuer) {
    const regions = this.directory.allRegions();
    this.towns = regions
      .filter(({ tier }) => tier === 'town')
      .map(({ code }) => ({
        centre: `centre-${code}`,
        village: regions.find((region) => region.tier === 'village' && region.code.startsWith(code))!.code,
      }));
  }

  /** @param folder of a service that has started once, so that its issuer has a key */
  static async of(folder: string): Promise<People> {
    const { identity } = readConfig({ DATA_FOLDER: folder });
    if (identity.kind !== 'embedded') throw new Error('proofs use the embedded issuer');
    return new People(await EmbeddedIssuer.open(identity));
  }

  citizen(phone: string): Promise<Who> {
    return this.token('citizen', phone);
  }

  officer(unit: string): Promise<Who> {
    return this.token('officer', unit);
  }

  dispatcher(unit: string): Promise<Who> {
    return this.token('dispatcher', unit);
  }

  auditor(): Promise<Who> {
    return this.token('auditor', '610921');
  }

  admin(): Promise<Who> {
    return this.token('admin', '610921');
  }

  private token(role: string, where: string): Promise<Who> {
    const name = `${role} ${where}`;
    const known = this.tokens.get(name);
    if (known) return known;
    const made = this.issuer
      .issue(developmentToken(role, where, this.directory))
      .then((token): Who => ({ token }));
    this.tokens.set(name, made);
    return made;
  }
}
