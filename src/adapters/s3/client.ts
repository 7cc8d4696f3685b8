import { S3Client, S3ServiceException } from '@aws-sdk/client-s3';

/** Which bucket, where, and as whom. */
export interface BucketSettings {
  readonly bucket: string;
  /** An address such as `https://s3.example.cn`; Amazon's own of the region without it. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** The bucket in the path and not in the host name, as most servers that are not Amazon's have it. */
  readonly pathStyle: boolean;
}

/** A server that says nothing for so long is asked once more, and then given up: whoever waits for a photo is told so. */
const SILENT_MS = 5_000;
const CONNECTS_WITHIN_MS = 3_000;

export const clientOf = ({ endpoint, region, accessKey, secretKey, pathStyle }: BucketSettings): S3Client =>
  new S3Client({
    ...(endpoint === undefined ? {} : { endpoint }),
    region,
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    forcePathStyle: pathStyle,
    // The hash of the bytes is their name and is looked at by us; few servers know the newer checksums of Amazon.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: CONNECTS_WITHIN_MS, socketTimeout: SILENT_MS },
    maxAttempts: 2,
  });

/** What the server answered, where it answered at all. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
