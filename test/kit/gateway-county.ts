import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEPLOY } from './hanyin';

export const GATEWAY = { account: 'client-12345', purpose: 'sms-gateway', minutes: 60 };

/** The county as shipped, but that one account may ask for the numbers behind its notices. @returns its folder */
export function countyWithGateway(): string {
  const folder = mkdtempSync(join(tmpdir(), 'suqiu-deploy-'));
  cpSync(DEPLOY, folder, { recursive: true });
  letGatewayAsk(folder);
  return folder;
}

/** In a county's folder. */
export function letGatewayAsk(folder: string): void {
  const file = join(folder, 'access/looking.json');
  const rules = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...rules, gateways: [GATEWAY] }));
}
