import { readConfig } from '../../config';
import type { KnownPeople } from '../../identity';
import { developmentToken, EmbeddedIssuer } from '../../identity';
import type { Role } from '../../kernel/actor';
import { referenceSources } from '../../reference';
import { Caller } from './api';
import type { DemoService } from './service';

export const COUNTY = 'centre-610921';

/** Everybody in Hanyin, each with a development token, as `npm run token` would print it. */
export class People {
  private readonly known = new Map<string, Caller>();

  private constructor(
    private readonly url: string,
    private readonly issuer: EmbeddedIssuer,
    private readonly directory: KnownPeople,
  ) {}

  static async of({ url, folder }: DemoService, deploy: string): Promise<People> {
    const config = readConfig({ DATA_FOLDER: folder, DEPLOY_FOLDER: deploy });
    if (config.identity.kind !== 'embedded') throw new Error('the demo issues its own tokens');
    const source = referenceSources.directory;
    const written = source.read(config.deployFolder, config.county).document;
    const directory = source.index(source.validate(written), 0);
    return new People(url, await EmbeddedIssuer.open(config.identity), directory);
  }

  nobody(): Caller {
    return new Caller(this.url);
  }

  /** By telephone number. */
  citizen(phone: string): Promise<Caller> {
    return this.as('citizen', phone);
  }

  officer(unit: string): Promise<Caller> {
    return this.as('officer', unit);
  }

  dispatcher(unit: string): Promise<Caller> {
    return this.as('dispatcher', unit);
  }

  /** Who walks this village. */
  gridWorker(village: string): Promise<Caller> {
    return this.as('grid-worker', village);
  }

  auditor(): Promise<Caller> {
    return this.as('auditor', '610921');
  }

  private async as(role: Role, where: string): Promise<Caller> {
    const name = `${role} ${where}`;
    const known = this.known.get(name);
    if (known) return known;
    const token = await this.issuer.issue(developmentToken(role, where, this.directory));
    const caller = new Caller(this.url, token);
    this.known.set(name, caller);
    return caller;
  }
}
