import type { Actor } from '../../kernel/actor';
import type { AppealId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { AppealReader, ReadAppeal } from '../application/queries/appeal-reader';
import type { Status } from '../domain/values';

export const doings = ['merge', 'attach', 'endorse', 'tell-apart'] as const;
export type Doing = (typeof doings)[number];

/** A request that is ready to be sent. */
export interface Call {
  readonly does: Doing;
  readonly method: 'POST';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Matter {
  readonly one: ReadAppeal;
  readonly other: ReadAppeal;
  readonly actor: Actor;
  readonly language: Language;
  readonly reasons: readonly { readonly sentence: string }[];
  readonly reader: Pick<AppealReader, 'open' | 'ports'>;
}

/** Where an appeal takes another one in. */
const takesIn: ReadonlySet<Status> = new Set([
  'reported',
  'routed',
  'accepted',
  'handling',
  'awaiting-information',
]);

/** What the caller may make of two that are alike. */
export const callsFor = (matter: Matter): readonly Call[] => [
  ...merging(matter),
  ...attaching(matter),
  ...endorsing(matter),
  ...tellingApart(matter),
];

const call = (does: Doing, path: string, body: Call['body']): Call => ({
  ...{ does, method: 'POST' },
  path: `/api/v1${path}`,
  body,
});

/** Two of one moment have numbers. */
const cameAt = ({ detail }: ReadAppeal): string => `${detail.receivedAt} ${detail.number}`;

/** The later joins the earlier, where that still takes it in; else the other way round. */
function merging({ one, other, actor, language, reasons, reader }: Matter): readonly Call[] {
  const [earlier, later] = cameAt(one) <= cameAt(other) ? [one, other] : [other, one];
  const joins = (source: ReadAppeal, lead: ReadAppeal): boolean =>
    takesIn.has(lead.detail.status) && reader.open(source, actor).includes('merge');
  const way = joins(later, earlier)
    ? { source: later, lead: earlier }
    : joins(earlier, later)
      ? { source: earlier, lead: later }
      : undefined;
  if (way === undefined) return [];
  const why = reasons.map(({ sentence }) => sentence);
  const reason =
    language === 'zh' ? `反映的是同一件事：${why.join('、')}` : `The same matter: ${why.join(', ')}`;
  return [call('merge', `/appeals/${way.source.detail.id}/merge`, { target: way.lead.detail.id, reason })];
}

/** To the incident that one of them is counted to already. Where it is, it may still refuse what lies elsewhere. */
function attaching({ one, other, actor, reader }: Matter): readonly Call[] {
  const { permissions } = reader.ports.inForce();
  if (!permissions.may(actor.role, 'attachAppeals')) return [];
  const counted = [one, other].filter(({ appeal }) => appeal.incident !== undefined);
  const free = [one, other].find(({ appeal }) => appeal.incident === undefined && appeal.status !== 'closed');
  const [only] = counted;
  if (counted.length !== 1 || only === undefined || free === undefined) return [];
  return [call('attach', `/incidents/${only.appeal.incident}/attach`, { appeals: [free.appeal.id] })];
}

const endorsing = ({ other, actor, reader }: Matter): readonly Call[] =>
  reader.open(other, actor).includes('endorse')
    ? [call('endorse', `/appeals/${other.appeal.id}/endorse`, {})]
    : [];

const tellingApart = ({ one, other, actor, reader }: Matter): readonly Call[] =>
  reader.ports.inForce().permissions.may(actor.role, 'tellApart')
    ? [
        call('tell-apart', `/appeals/${one.appeal.id}/tell-apart`, {
          other: other.appeal.id satisfies AppealId,
        }),
      ]
    : [];
