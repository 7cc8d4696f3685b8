import type { Values } from './environment';
import type { Demand } from './production';

/** Where attachments are. */
export type AttachmentSettings =
  | { readonly kind: 'folder' }
  | {
      readonly kind: 's3';
      readonly bucket: string;
      readonly endpoint?: string | undefined;
      readonly region: string;
      readonly accessKey: string;
      readonly secretKey: string;
      readonly pathStyle: boolean;
    };

const REQUIRED = ['S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const;

/** @param shared no other store is a file */
export const aboutAttachments = (values: Partial<Values>, shared: boolean): readonly Demand[] => {
  const { ATTACHMENTS, S3_ENDPOINT } = values;
  return [
    ...REQUIRED.map((name): Demand => [
      ATTACHMENTS !== 's3' || values[name] !== undefined,
      `${name} should be set with ATTACHMENTS=s3`,
    ]),
    [
      ATTACHMENTS !== 's3' || shared,
      'ATTACHMENTS=s3 should come with EVENT_STORE=postgres or kurrentdb and DATABASE=postgres: a data folder is backed up as one, its attachments with it',
    ],
    [
      S3_ENDPOINT === undefined || (URL.canParse(S3_ENDPOINT) && /^https?:/.test(S3_ENDPOINT)),
      `S3_ENDPOINT should be an http or https address, not "${S3_ENDPOINT}"`,
    ],
  ];
};

export const attachmentsIn = (values: Values): AttachmentSettings =>
  values.ATTACHMENTS === 'folder'
    ? { kind: values.ATTACHMENTS }
    : {
        kind: values.ATTACHMENTS,
        bucket: values.S3_BUCKET ?? '',
        endpoint: values.S3_ENDPOINT,
        region: values.S3_REGION,
        accessKey: values.S3_ACCESS_KEY ?? '',
        secretKey: values.S3_SECRET_KEY ?? '',
        pathStyle: values.S3_PATH_STYLE,
      };
