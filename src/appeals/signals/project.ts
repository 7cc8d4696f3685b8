import type { Recorded } from '../../kernel/event';
import { appealOf } from '../../kernel/ids';
import {
  Json,
  type HashesIn,
  type OwnKey,
  type OwnRow,
  type Projection,
  type RowChange,
} from '../../kernel/projection';
import type { WordsIn } from '../../kernel/ports/words';
import type { Instant } from '../../kernel/time';
import type { AppealEvent, AppealEventType } from '../domain/events';
import { appealSchemas } from '../domain/schemas';
import { accountsTable, lastTable, likesTable, signalsTable, watchedTable, type SignalRow } from './rows';
import {
  cameAgain,
  handleAfter,
  matterOf,
  signalsIn,
  villageOf,
  type Resolved,
  type Signal,
  type Watched,
} from './watched';

type At = Recorded<AppealEvent>;

const watchedTypes: ReadonlySet<AppealEventType> = new Set<AppealEventType>([
  'AppealReported',
  'ReportCorrected',
  'AppealClassified',
  'ContactRecorded',
  'AppealResolved',
  'AppealAnsweredDirectly',
  'ResolutionTakenBack',
  'AppealWithdrawn',
  'AppealReopened',
  'AppealRated',
  'FollowUpRecorded',
]);

/** So many others with the same words are coincidence no more. */
const SAME_BEFORE = 2;
/** As many as a supervisor opens. */
const MOST_LIKES = 5;

const movesHandling = ({ data: { clocks } }: AppealEvent): boolean =>
  clocks !== undefined &&
  [...(clocks.started ?? []), ...(clocks.changed ?? [])].some(({ kind }) => kind === 'handle');
const isWatched = (event: AppealEvent): boolean => watchedTypes.has(event.type) || movesHandling(event);

/** Whose words are compared: what one unit says to all whom one incident concerns is meant to be the same. */
const accountIn = ({ event }: At): readonly WordsIn[] =>
  event.type === 'AppealResolved' && event.data.account !== undefined && event.data.incident === undefined
    ? [{ text: event.data.account, field: 'text' }]
    : [];

/**
 * One hash of all the words in their order. What goes in are keyed hashes, so that nothing is told by what comes out; a
 * second one by chance would take billions of accounts of one unit.
 */
export function accountHash(words: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const sign of words.join(' '))
    hash = BigInt.asUintN(64, (hash ^ BigInt(sign.charCodeAt(0))) * 0x100000001b3n);
  return hash.toString(16);
}

function accountKey(recorded: At, hashes: HashesIn): string | undefined {
  const words = accountIn(recorded).flatMap(hashes);
  const { event } = recorded;
  if (words.length === 0 || event.type !== 'AppealResolved') return undefined;
  return `${event.data.unit}|${accountHash(words)}`;
}

/** The matter of a report that says of which service it is. */
function matterIn({ event }: At): string | undefined {
  if (event.type !== 'AppealReported') return undefined;
  const { reporter, service, violation, place } = event.data;
  return matterOf({ reporter: reporter?.citizen, service, violation, village: villageOf(place.region) });
}

function reads(recorded: At, hashes: HashesIn): readonly OwnKey[] {
  const { event, stream } = recorded;
  if (!isWatched(event)) return [];
  const isNew = event.type === 'AppealReported';
  const [matter, account] = [matterIn(recorded), accountKey(recorded, hashes)];
  return [
    { table: watchedTable.name, key: { appeal: appealOf(stream) }, isNew },
    ...(matter === undefined ? [] : [{ table: lastTable.name, key: { matter } }]),
    ...(account === undefined ? [] : [{ table: accountsTable.name, key: { account } }]),
  ];
}

function begins({ data }: Extract<AppealEvent, { type: 'AppealReported' }>): Watched {
  const { violation, origin, reporter, proxy, service, place } = data;
  return {
    ...{ round: 1, violation, given: [], service, village: villageOf(place.region) },
    reachable: origin === 'citizen' && (reporter !== undefined || proxy !== undefined),
    reporter: reporter?.citizen,
  };
}

function watchedAfter(before: Watched, event: AppealEvent, appeal: string, at: Instant): Watched {
  const was = { ...before, handle: handleAfter(before.handle, event.data.clocks) };
  switch (event.type) {
    case 'AppealClassified':
      return { ...was, service: event.data.service, violation: was.violation || event.data.violation };
    case 'ReportCorrected': {
      const { place, reporter } = event.data;
      return {
        ...was,
        village: place?.region === undefined ? was.village : villageOf(place.region),
        reporter: reporter?.citizen ?? was.reporter,
      };
    }
    case 'ContactRecorded':
      return event.data.reached ? { ...was, contact: { unit: event.data.unit, at } } : was;
    case 'AppealResolved':
    case 'AppealAnsweredDirectly':
      return { ...was, resolved: { appeal, unit: event.data.unit, at, round: was.round } };
    case 'ResolutionTakenBack':
      return { ...was, resolved: undefined };
    case 'AppealWithdrawn':
      return { ...was, reachable: false };
    case 'AppealReopened':
      return { ...was, round: was.round + 1, contact: undefined, resolved: undefined, given: [] };
    default:
      return was;
  }
}

function rowsOf({ code, appeal, unit, round, minutes, likes = [] }: Signal, { id, metadata }: At) {
  const row: SignalRow = {
    ...{ signal: `${appeal}.${round}.${code}`, appeal, code, unit, round },
    ...{ at: metadata.occurredAt, event: id, minutes: minutes ?? null, likes: likes.length },
  };
  return [
    { kind: 'insert', table: signalsTable.name, row: { ...row } },
    ...likes.map((other): RowChange => ({
      kind: 'insert',
      table: likesTable.name,
      row: { signal: row.signal, other },
    })),
  ] as const;
}

/** The same words for the third time, in appeals that may be told of each other. */
function sameAccount(recorded: At, watched: Watched, appeal: string, own: OwnRow, hashes: HashesIn) {
  const account = accountKey(recorded, hashes);
  const { event } = recorded;
  if (account === undefined || watched.violation || event.type !== 'AppealResolved') return [];
  const known = own(accountsTable.name, { account })?.['appeals'] as Json<readonly string[]> | undefined;
  const others = (known?.value ?? []).filter((each) => each !== appeal);
  const appeals = [...others, appeal].slice(-MOST_LIKES);
  const { unit } = event.data;
  const likes = others.slice(-MOST_LIKES);
  const signals: readonly Signal[] =
    others.length < SAME_BEFORE ? [] : [{ code: 'same-account', appeal, unit, round: watched.round, likes }];
  return [
    { kind: 'insert', table: accountsTable.name, row: { account, appeals: Json.of(appeals) } } as const,
    ...signals.flatMap((signal) => rowsOf(signal, recorded)),
  ];
}

const remembered = (matter: string, resolved: Resolved | undefined): RowChange => ({
  kind: 'insert',
  table: lastTable.name,
  row: { matter, resolved: Json.of(resolved) },
});

function project(recorded: At, own: OwnRow, hashes: HashesIn): readonly RowChange[] {
  const { event, stream, metadata } = recorded;
  if (!isWatched(event)) return [];
  const [appeal, at] = [appealOf(stream), metadata.occurredAt];
  const stored = own(watchedTable.name, { appeal })?.['watched'] as Json<Watched> | undefined;
  const before = event.type === 'AppealReported' ? begins(event) : stored?.value;
  // Of before this was kept, or moved in from elsewhere: there is nothing to compare with.
  if (before === undefined) return [];
  const signals = signalsIn(event, before, appeal, at);
  const after = watchedAfter(before, event, appeal, at);
  const given = event.type === 'AppealReopened' ? [] : [...after.given, ...signals.map(({ code }) => code)];
  const matter = matterIn(recorded);
  const last = matter === undefined ? undefined : own(lastTable.name, { matter });
  const again = cameAgain((last?.['resolved'] as Json<Resolved> | undefined)?.value, appeal, at);
  const closed =
    after.resolved !== undefined && after.resolved !== before.resolved ? matterOf(after) : undefined;
  return [
    { kind: 'insert', table: watchedTable.name, row: { appeal, watched: Json.of({ ...after, given }) } },
    ...[...signals, ...again].flatMap((signal) => rowsOf(signal, recorded)),
    ...sameAccount(recorded, before, appeal, own, hashes),
    ...(closed === undefined ? [] : [remembered(closed, after.resolved)]),
  ];
}

/** What may mean that a matter was closed and not solved. Nothing is added up: each is for a supervisor to look at. */
export const signalsProjection: Projection<AppealEvent> = {
  name: 'signals',
  isBackground: true,
  version: 1,
  category: 'appeal',
  schemas: appealSchemas,
  tables: [signalsTable, likesTable, watchedTable, lastTable, accountsTable],
  words: accountIn,
  reads,
  project,
};
