import type { AccessEvent } from '../../access';
import type { Recorded } from '../../kernel/event';
import type { Sealed } from '../../kernel/sealed';
import type { Access } from './answers';

export type AccessLine = Omit<Access, 'purpose'> & { readonly purpose?: Sealed<string> | undefined };

const identityActs = {
  IdentityRestricted: 'restricted',
  RestrictionLifted: 'released',
  IdentityErased: 'erased',
} as const;

/** One line of who looked at what; why they did is still sealed. */
export function accessOf({ event, id, metadata }: Recorded<AccessEvent>): AccessLine {
  const { actor, occurredAt } = metadata;
  const by = {
    ...{ role: actor.role, id: actor.id },
    ...(actor.unit === undefined ? {} : { unit: actor.unit }),
  };
  const row = { at: occurredAt, event: id, by };
  switch (event.type) {
    case 'IdentityRevealed':
      return { ...row, kind: 'reveal', purpose: event.data.purpose, what: event.data.shows.join(', ') };
    case 'PersonLookedUp':
      return { ...row, kind: 'look-up', purpose: event.data.purpose, what: event.data.by };
    case 'EvidenceExported': {
      const { appeal, from, until } = event.data.of;
      const asked = Object.entries({ appeal, from, until }).filter(
        (each): each is [string, NonNullable<(typeof each)[1]>] => each[1] !== undefined,
      );
      return {
        ...row,
        kind: 'export',
        what: appeal === undefined ? 'period' : 'appeal',
        asked: Object.fromEntries(asked),
      };
    }
    case 'ListExported':
      // What they looked for is sealed: it may be a name.
      return { ...row, kind: 'export', what: event.data.list, asked: { format: event.data.format } };
    case 'IdentityRestricted':
    case 'RestrictionLifted':
    case 'IdentityErased': {
      const { ground, reason, appeals } = event.data;
      const asked = { ground, appeals: String(appeals.length) };
      return { ...row, kind: 'identity', purpose: reason, what: identityActs[event.type], asked };
    }
    case 'ErasureFinished':
      return { ...row, kind: 'identity', what: 'erasure-finished' };
    case 'AuditorRead': {
      const { view, register, asked, purpose } = event.data;
      return { ...row, kind: 'audit', purpose, what: view ?? register, asked };
    }
  }
}
