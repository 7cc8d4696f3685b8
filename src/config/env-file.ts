import { existsSync } from 'node:fs';

/** Adds the variables of `.env` in the working folder, where there is one; what is set already wins. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
