import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';
import { clientOf, type BucketSettings } from '../../../src/adapters/s3/client';
import { ranOn } from '../ran-on';

/** The server that `npm run test:services` started, or that `SUQIU_TEST_S3` names; absent where neither is there. */
export const s3Server = process.env['SUQIU_TEST_S3'];

/** A suite that needs a real server, and says what it ran on. */
export const describeOnS3 = (name: string, suite: () => void): void => {
  const why = process.env['SUQIU_NO_S3'] ?? 'SUQIU_TEST_S3 is not set';
  ranOn(name, s3Server === undefined ? `nothing: skipped, ${why}` : `the S3 server at ${s3Server}`);
  (s3Server === undefined ? describe.skip : describe)(name, suite);
};

/** Those of `test/services/s3`. */
export const onServer = (endpoint = s3Server ?? ''): Omit<BucketSettings, 'bucket'> => ({
  endpoint,
  region: 'us-east-1',
  accessKey: process.env['S3_KEY'] ?? 'suqiu',
  secretKey: process.env['S3_SECRET'] ?? 'suqiu-secret',
  pathStyle: true,
});

/** A bucket of this test alone. */
export async function freshBucket(endpoint = s3Server): Promise<BucketSettings> {
  const settings = { ...onServer(endpoint), bucket: `suqiu-${randomUUID()}` };
  const client = clientOf(settings);
  await client.send(new CreateBucketCommand({ Bucket: settings.bucket }));
  client.destroy();
  return settings;
}

/** What the service is told of it. */
export const bucketEnvironment = (settings: BucketSettings): Readonly<Record<string, string>> => ({
  ATTACHMENTS: 's3',
  S3_BUCKET: settings.bucket,
  S3_ENDPOINT: settings.endpoint ?? '',
  S3_ACCESS_KEY: settings.accessKey,
  S3_SECRET_KEY: settings.secretKey,
  S3_PATH_STYLE: 'true',
});
