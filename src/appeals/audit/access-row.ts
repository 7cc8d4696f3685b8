import type { AccessEvent } from '../../access';
import type { Recorded } from '../../kernel/event';
import type { Sealed } from '../../kernel/sealed';
import type { Access } from './answers';

export type AccessLine = Omit<Access, 'reason' | 'purposeCalled'> & {
  readonly reason?: Sealed<string> | undefined;
};

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
    case 'IdentityRevealed': {
      const { shows, relation, notice } = event.data;
      return {
        ...{ ...row, ...whyOf(event.data), kind: 'reveal', what: shows.join(', ') },
        asked: notice === undefined ? relation && { relation } : { notice },
      };
    }
    case 'PersonLookedUp':
      return {
        ...{ ...row, ...whyOf(event.data), kind: 'look-up', what: event.data.by },
        asked: event.data.atHand === undefined ? undefined : { atHand: String(event.data.atHand) },
      };
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
      return {
        ...{ ...row, ...whyOf(event.data), kind: 'export', what: event.data.list },
        asked: { format: event.data.format },
      };
    case 'IdentityRestricted':
    case 'RestrictionLifted':
    case 'IdentityErased': {
      const { ground, reason, appeals, askedBy } = event.data;
      const asked = { ground, appeals: String(appeals.length), ...(askedBy && { askedBy }) };
      return { ...row, kind: 'identity', reason, what: identityActs[event.type], asked };
    }
    case 'LooksWithheld': {
      const { withholding, until, unit, party, reason } = event.data;
      const asked = {
        ...{ withholding: String(withholding), until },
        ...(unit === undefined ? {} : { unit }),
        ...(party === undefined ? {} : { party }),
      };
      return { ...row, kind: 'withholding', reason, what: 'withheld', asked };
    }
    case 'WithholdingEnded': {
      const { withholding, reason } = event.data;
      return {
        ...row,
        kind: 'withholding',
        reason,
        what: 'ended',
        asked: { withholding: String(withholding) },
      };
    }
    case 'ErasureFinished':
      return { ...row, kind: 'identity', what: 'erasure-finished' };
    case 'AuditorRead': {
      const { view, register, asked } = event.data;
      return { ...row, kind: 'audit', what: view ?? register, asked, ...whyOf(event.data) };
    }
  }
}

const whyOf = ({
  purpose,
  reason,
}: {
  readonly purpose?: string | undefined;
  readonly reason?: Sealed<string> | undefined;
}) => ({ ...(purpose === undefined ? {} : { purpose }), ...(reason === undefined ? {} : { reason }) });
