import { openIssuer } from '../app/authenticator';
import { readConfig, type Config } from '../config/config';
import { loadEnvFile } from '../config/env-file';
import { BadTokenRequest, developmentToken, type CountyPeople } from '../identity';
import { referenceSources } from '../reference';

const USAGE = `npm run token -- <role> <unit|region|phone>
  citizen 13891500001            a villager, by telephone number
  grid-worker 610921102203       who walks that village
  officer centre-610921102       handles in that unit (a region means its governance centre)
  dispatcher 610921              routes and adjudicates there
  supervisor 610921 | auditor 610921 | admin`;

/** The directory as the deploy folder has it: no store is opened, the service may be running. */
function directoryOf({ deployFolder, county }: Config): CountyPeople {
  const source = referenceSources.directory;
  return source.index(source.validate(source.read(deployFolder, county).document), 0);
}

/** Prints one token of the embedded issuer on standard output. */
async function main([role, where]: readonly string[]): Promise<void> {
  loadEnvFile();
  const config = readConfig(process.env);
  if (role === undefined) throw new BadTokenRequest(USAGE);
  const request = developmentToken(role, where, directoryOf(config));
  const issuer = await openIssuer(config.identity);
  process.stdout.write(`${await issuer.issue(request)}\n`);
}

// Whatever ends it is told in a sentence.
main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
