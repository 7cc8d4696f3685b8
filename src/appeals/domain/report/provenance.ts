import { channels, origins, type Channel, type Origin } from '../../../catalogue';
import type { Directory } from '../../../directory';
import type { Actor } from '../../../kernel/actor';
import type { Deciding } from '../context';

/** By which channels, and from which origins, somebody may file. */
export interface Provenance {
  readonly channels: readonly string[];
  readonly origins: readonly string[];
}

/** Whoever speaks for themselves, by a front end that is open to everybody; which of them, it says itself. */
const ownWords: Provenance = { channels: ['wechat', 'app', 'web'], origins: ['citizen'] };
const nothing: Provenance = { channels: [], origins: [] };

/**
 * Where a report comes from follows from who is signed in, so that nobody passes their own word off as a device's, a
 * patrol's or the hotline's: what is not a citizen's is not rated, and asks nobody back. Of another system its account
 * says so.
 */
function provenanceOf({ id, role }: Actor, directory: Pick<Directory, 'person'>): Provenance {
  switch (role) {
    case 'citizen':
    case 'anonymous':
      return ownWords;
    case 'grid-worker':
      return { channels: ['grid'], origins: ['citizen', 'patrol', 'visit'] };
    case 'officer':
    case 'dispatcher':
      return { channels: ['hotline', 'window'], origins: ['citizen', 'visit'] };
    case 'follow-up':
    case 'supervisor':
    case 'auditor':
    case 'admin':
      return nothing;
    case 'client': {
      const account = directory.person(id)?.intake;
      return account === undefined ? nothing : { channels: [account.channel], origins: [account.origin] };
    }
    case 'system':
      return { channels, origins };
  }
}

/** @throws DomainError `appeal/provenance-not-yours` with the channels and origins that are theirs */
export function comesFromThem(
  { channel, origin }: { readonly channel: Channel; readonly origin: Origin },
  { actor, directory, refusal }: Deciding<'appeal/provenance-not-yours'>,
): void {
  const theirs = provenanceOf(actor, directory);
  if (theirs.channels.includes(channel) && theirs.origins.includes(origin)) return;
  throw refusal('appeal/provenance-not-yours', {
    channels: theirs.channels.join(', '),
    origins: theirs.origins.join(', '),
  });
}
