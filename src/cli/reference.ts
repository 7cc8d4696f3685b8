import { compose } from '../app/composition';
import { features } from '../app/features';
import { openProfile } from '../app/profile';
import { readConfig } from '../config/config';
import { loadEnvFile } from '../config/env-file';
import { InvalidDocument } from '../kernel/invalid-document';
import { createLogger } from '../observability/logger';
import {
  inSentence,
  publishDocument,
  referenceNames,
  referenceSources,
  type ReferenceName,
} from '../reference';
import { CommandExecutor } from '../runtime/executor';

const OVER_WHAT_RUNS = '--over-what-runs';

const USAGE = `npm run reference -- publish <document> [--over-what-runs]
  puts the files of DEPLOY_FOLDER into force, also a content that was superseded before: a start never does
  --over-what-runs  calendar or policies: also changes deadlines that run already; what was used stays used
  <document> is one of ${referenceNames.join(', ')}`;

async function publish(name: ReferenceName, reach: 'open' | undefined): Promise<string> {
  const config = readConfig(process.env);
  const composition = compose(features);
  const profile = await openProfile(config, createLogger('warn'), composition.categories);
  try {
    const { version, isNew } = await publishDocument(
      {
        executor: new CommandExecutor({ store: profile.events, clock: profile.clock.clock }),
        reader: profile.events,
        sources: referenceSources,
        folder: config.deployFolder,
        county: config.county,
        verbs: composition.verbs,
      },
      name,
      reach,
    );
    return isNew
      ? `${name} is in force as version ${version}`
      : `${name} is in force already, as version ${version}`;
  } finally {
    await profile.close();
  }
}

async function main([order, document, flag]: readonly string[]): Promise<void> {
  loadEnvFile();
  const name = referenceNames.find((known) => known === document);
  const isFlagKnown = flag === undefined || flag === OVER_WHAT_RUNS;
  if (order !== 'publish' || name === undefined || !isFlagKnown) throw new Error(USAGE);
  process.stdout.write(`${await publish(name, flag === undefined ? undefined : 'open')}\n`);
}

/** Why files do not hold is told in Chinese where the terminal speaks it. */
const sentenceOf = (error: unknown): string => {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  if (error instanceof InvalidDocument)
    return inSentence(error, /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh' : 'en');
  return error instanceof Error ? error.message : String(error);
};

// Whatever ends it is told in a sentence: what is wrong with files, configuration, folder or command line.
main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
});
