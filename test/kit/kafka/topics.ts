import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { broker } from './broker-under-test';

/** As an operator makes them. @returns what the script said */
export const makeDeployedTopics = (): string =>
  execFileSync(process.execPath, [resolve(__dirname, '../../../deploy/kafka/topics.mjs')], {
    env: { ...process.env, KAFKA_BROKERS: broker },
    encoding: 'utf8',
  });
