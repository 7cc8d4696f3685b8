import type { Channel, Origin } from '../../catalogue';
import type { RegionCode, ServiceId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import type { Instant } from '../../kernel/time';
import type { Commands, Verb } from '../domain/commands';
import type { Accused, AttachmentRef, Contact } from '../domain/values';

/** What was uploaded before, named by the reference that the upload answered. */
export interface AttachmentInput {
  readonly ref: string;
  /** What a voice message says, when the channel transcribed it. */
  readonly transcript?: string | undefined;
}

/** A command's data as the caller sends it: sealed values in clear, attachments by their upload's reference. */
export type Clear<T> =
  T extends Sealed<infer Value>
    ? Value
    : T extends AttachmentRef
      ? AttachmentInput
      : T extends string | number | boolean | undefined
        ? T
        : T extends readonly (infer Item)[]
          ? readonly Clear<Item>[]
          : { readonly [K in keyof T]: Clear<T[K]> };

/**
 * A command's data as a person's: a reason that a rule may give in plain, a person gives sealed. A sealing that
 * lets such a text through as it came does not compile.
 */
export type ByPerson<T> = {
  readonly [K in keyof T]: Sealed<string> extends T[K] ? Exclude<T[K], string> : T[K];
};

/** A report before the edge has found out the rest: id, number, key, citizens, candidates. */
export interface ReportInput {
  readonly channel: Channel;
  readonly origin?: Origin | undefined;
  readonly service?: ServiceId | undefined;
  readonly words?: string | undefined;
  readonly summary?: string | undefined;
  readonly form?: Readonly<Record<string, unknown>> | undefined;
  readonly attachments?: readonly AttachmentInput[] | undefined;
  readonly place: {
    readonly region: RegionCode;
    readonly address?: string | undefined;
    readonly location?: { readonly latitude: number; readonly longitude: number } | undefined;
  };
  /** Whose matter it is; absent for a citizen who reports their own. */
  readonly reporter?: Contact | undefined;
  /** Who speaks for the reporter; absent when the caller does. */
  readonly proxy?: Contact | undefined;
  readonly anonymous?: boolean | undefined;
  readonly accused?: readonly Accused[] | undefined;
  readonly observedAt?: Instant | undefined;
}

/** What the engine alone sends; no caller has a route for it. */
export type SystemVerb =
  'absorb' | 'release' | 'lapseInformation' | 'resolveMerged' | 'close' | 'recordMisses';
export type PublicVerb = Exclude<Verb, SystemVerb>;
/** A verb of an appeal that is there. */
export type StepVerb = Exclude<PublicVerb, 'report'>;

/** Lists may be left out: nothing is attached. */
type Lenient<T> = T extends { readonly attachments: infer List }
  ? Omit<T, 'attachments'> & { readonly attachments?: List | undefined }
  : T;

/** The steps whose body is not simply their command in clear. */
interface OtherBodies {
  /** The citizen is who calls. */
  readonly endorse: Readonly<Record<never, never>>;
  /** A miss is named by the deadlines saga alone. */
  readonly escalate: Omit<Clear<Commands['escalate']>, 'missed'>;
}

export type Body<V extends StepVerb> = V extends keyof OtherBodies
  ? OtherBodies[V]
  : Lenient<Clear<Commands[V]>>;
