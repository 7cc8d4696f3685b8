import { join } from 'node:path';
import { developmentToken, EmbeddedIssuer, type TokenRequest } from '../../src/identity';
import type { Role } from '../../src/kernel/actor';
import type { Directory } from '../../src/directory';
import { hanyinDirectory } from './hanyin';

/** Signs what a service on this data folder accepts; makes the key where the service has not started yet. */
export const issuerOf = (folder: string, hoursValid = 12): Promise<EmbeddedIssuer> =>
  EmbeddedIssuer.open({
    kind: 'embedded',
    issuer: 'suqiu-embedded',
    audience: 'suqiu',
    keyFile: join(folder, 'token-issuer.json'),
    hoursValid,
  });

let directory: Directory | undefined;

/** The claims of somebody in Hanyin, as `npm run token` would put them into a token. */
export const tokenFor = (role: Role, where: string): TokenRequest =>
  developmentToken(role, where, (directory ??= hanyinDirectory()));
