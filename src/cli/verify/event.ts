import { createHash } from 'node:crypto';
import { Unreadable, type Place } from './verdict';

/** An event of an export, with what its bytes come to. */
export interface Evidence {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  /** As its metadata name them. */
  readonly told: { readonly hash: string; readonly prevHash: string };
  /** Recomputed. */
  readonly hash: string;
  /** Its bytes, its revision and its id fit the hash that it tells. */
  readonly isSound: boolean;
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export function evidenceOf(line: Readonly<Record<string, unknown>>): Evidence {
  const { stream, revision, id, type, data, metadata } = line;
  if (
    typeof stream !== 'string' ||
    typeof revision !== 'number' ||
    typeof id !== 'string' ||
    typeof type !== 'string' ||
    typeof data !== 'string' ||
    typeof metadata !== 'string'
  )
    throw new Unreadable('a line says that it is an event, and lacks what an event has');
  const told = toldBy(metadata);
  const event = { stream, revision, id, type, data, metadata, told };
  const hash = hashAt(event, revision);
  return { ...event, hash, isSound: hash === told.hash && id === idOf(hash) };
}

/** The hash that it would have at a revision. */
export function hashAt(
  { stream, type, data, metadata, told }: Omit<Evidence, 'hash' | 'isSound' | 'revision'>,
  revision: number,
): string {
  const member = `"hash":"${told.hash}",`;
  const at = metadata.indexOf(member);
  const rest = at < 0 ? metadata : metadata.slice(0, at) + metadata.slice(at + member.length);
  return sha256(
    `{"data":${data},"metadata":${rest},"revision":${revision},"stream":${JSON.stringify(stream)},"type":${JSON.stringify(type)}}`,
  );
}

/** A UUID of version 8. */
export function idOf(hash: string): string {
  const variant = '89ab'[Number.parseInt(hash.charAt(16), 16) % 4];
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

const NEAR = 50;

/** Whether it was written for another revision close by. */
export const isMoved = (event: Evidence): boolean => {
  for (let revision = Math.max(0, event.revision - NEAR); revision <= event.revision + NEAR; revision++)
    if (revision !== event.revision && hashAt(event, revision) === event.told.hash) return true;
  return false;
};

export const placeOf = ({ stream, revision, id }: Evidence, more: Place = {}): Place => ({
  ...{ stream, revision, id },
  ...more,
});

function toldBy(metadata: string): Evidence['told'] {
  try {
    const { hash, prevHash } = JSON.parse(metadata) as Readonly<Record<string, unknown>>;
    return { hash: String(hash), prevHash: String(prevHash) };
  } catch {
    return { hash: '', prevHash: '' };
  }
}
