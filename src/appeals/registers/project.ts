import { accessSchemas, type AccessEvent } from '../../access';
import type { Recorded } from '../../kernel/event';
import { accessedAppeal, appealOf } from '../../kernel/ids';
import type { Projection, RowChange } from '../../kernel/projection';
import { lapsingKinds } from '../../sla';
import { accessOf } from '../audit/access-row';
import type { AppealEvent } from '../domain/events';
import { appealSchemas } from '../domain/schemas';
import { isConfidential } from '../domain/subjects';
import {
  accessesTable,
  lateTable,
  movesTable,
  restrictedTable,
  returnsTable,
  withheldTable,
  type AccessRow,
  type LateRow,
  type MoveRow,
  type ReturnRow,
  type WithheldRow,
} from './rows';

const insert = (table: string, row: object): RowChange => ({
  kind: 'insert',
  table,
  row: { ...row },
});

/** What an auditor reads across the county: who was late, what was returned, what a publication moved. */
export const registersProjection: Projection<AppealEvent> = {
  name: 'registers',
  isBackground: true,
  version: 1,
  category: 'appeal',
  schemas: appealSchemas,
  tables: [lateTable, returnsTable, movesTable],
  project: (recorded) => [...linesOf(recorded), ...ended(recorded)],
};

/** Who looked at what, all of the county, in the order of the log. */
export const accessesProjection: Projection<AccessEvent> = {
  name: 'accesses',
  version: 3,
  category: 'access',
  schemas: accessSchemas,
  tables: [accessesTable, withheldTable, restrictedTable],
  project: (recorded) => [insert(accessesTable.name, accessRow(recorded)), ...beside(recorded)],
};

const entryOf = ({ stream, revision, id }: Recorded<AppealEvent>) => {
  const appeal = appealOf(stream);
  return { appeal, event: id, key: `${appeal}/${String(revision).padStart(9, '0')}` };
};

function linesOf(recorded: Recorded<AppealEvent>): readonly RowChange[] {
  const { event, metadata } = recorded;
  const at = metadata.occurredAt;
  switch (event.type) {
    case 'DeadlineMissed': {
      const { deadline, kind, owner, chargedTo = owner, dueAt } = event.data;
      if (chargedTo === 'reporter' || owner === 'reporter' || lapsingKinds.includes(kind)) return [];
      const row: LateRow = {
        ...entryOf(recorded),
        ...{ at: dueAt, recorded_at: at, deadline, kind, round: Number(deadline.split('/')[0]) },
        ...{ owner, unit: chargedTo, confidential: isConfidential(deadline) ? 1 : 0 },
      };
      return [insert(lateTable.name, row)];
    }
    case 'ReturnRequested': {
      const { by, ordinal, proposedUnit, decidedBy, ground, basis } = event.data;
      const row: ReturnRow = {
        ...entryOf(recorded),
        ...{ at, unit: by, ordinal, proposed: proposedUnit ?? null, decides: decidedBy },
        ...{ ground: JSON.stringify(ground), basis: JSON.stringify(basis) },
        ...{ decision: 'pending', decided_at: null, decided_by: null, reason: null },
      };
      return [insert(returnsTable.name, row)];
    }
    case 'ReturnGranted':
    case 'ReturnRefused': {
      const { by, reason } = event.data;
      const decision = event.type === 'ReturnGranted' ? 'granted' : 'refused';
      return [decided(recorded, { decision, decided_by: by, reason: JSON.stringify(reason) })];
    }
    case 'AppealRedacted':
      return event.data.texts.flatMap(({ was, now }) =>
        (['ground', 'basis', 'reason'] as const).map((said): RowChange => ({
          kind: 'update',
          table: returnsTable.name,
          where: { appeal: appealOf(recorded.stream), [said]: JSON.stringify(was) },
          set: { [said]: JSON.stringify(now) },
        })),
      );
    case 'DeadlineChanged': {
      const { deadline, was, dueAt, causes, policy, calendar } = event.data;
      const confidential = isConfidential(deadline) ? 1 : 0;
      return causes.map((cause) => {
        const document = cause === 'policy' ? 'policies' : 'calendar';
        const version = versionIn(cause === 'policy' ? policy : calendar);
        const { key, ...entry } = entryOf(recorded);
        const row: MoveRow = {
          ...{ ...entry, key: `${key}/${document}`, at, document, version, deadline, was },
          ...{ due_at: dueAt, confidential },
        };
        return insert(movesTable.name, row);
      });
    }
    case 'AppealInherited': {
      const version = metadata.versions['directory'] ?? 0;
      const row: MoveRow = {
        ...{ ...entryOf(recorded), at, document: 'directory', version, deadline: null, was: null },
        ...{ due_at: null, confidential: 0 },
      };
      return [insert(movesTable.name, row)];
    }
    default:
      return [];
  }
}

/** As deadlines name what they were counted by: `livelihood@3`. */
const versionIn = (named: string): number => Number(named.slice(named.lastIndexOf('@') + 1)) || 0;

const decided = (
  { stream, metadata }: Recorded<AppealEvent>,
  set: Pick<ReturnRow, 'decision' | 'decided_by' | 'reason'>,
): RowChange => ({
  kind: 'update',
  table: returnsTable.name,
  where: { appeal: appealOf(stream), decision: 'pending' },
  set: { ...set, decided_at: metadata.occurredAt },
});

/** Whatever else ends the time in which it was to be decided ends the request. */
function ended(recorded: Recorded<AppealEvent>): readonly RowChange[] {
  const { stopped = [] } = recorded.event.data.clocks ?? {};
  return stopped.some((deadline) => deadline.includes('/return-decision/'))
    ? [decided(recorded, { decision: 'ended', decided_by: null, reason: null })]
    : [];
}

function accessRow(recorded: Recorded<AccessEvent>): AccessRow {
  const { at, event, by, kind, purpose, reason, what, asked } = accessOf(recorded);
  return {
    ...{ key: event, at, event, appeal: accessedAppeal(recorded.stream) ?? null, kind },
    ...{ role: by.role, person: by.id, unit: by.unit ?? null, what: what ?? null },
    purpose: purpose ?? null,
    reason: reason === undefined ? null : JSON.stringify(reason),
    asked: asked === undefined ? null : JSON.stringify(asked),
  };
}

const withheldKey = (data: { readonly appeal: string; readonly withholding: number }): string =>
  `${data.appeal}.${data.withholding}`;

/** What stands as long as nobody takes it back. */
function beside({ event, metadata }: Recorded<AccessEvent>): readonly RowChange[] {
  switch (event.type) {
    case 'LooksWithheld': {
      const { appeal, until, unit, party } = event.data;
      const row: WithheldRow = {
        ...{ withheld: withheldKey(event.data), appeal, until, unit: unit ?? null },
        party: party ?? null,
        person: metadata.actor.id,
      };
      return [insert(withheldTable.name, row)];
    }
    case 'WithholdingEnded': {
      const where = { withheld: withheldKey(event.data) };
      return [{ kind: 'update', table: withheldTable.name, where, set: { until: metadata.occurredAt } }];
    }
    case 'IdentityRestricted':
      return [insert(restrictedTable.name, { citizen: event.data.citizen })];
    case 'RestrictionLifted':
    case 'IdentityErased':
      return [{ kind: 'delete', table: restrictedTable.name, where: { citizen: event.data.citizen } }];
    default:
      return [];
  }
}
