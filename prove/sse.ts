import type { AppealAnswer } from '../test/kit/api/types';
import { measured, type Measure } from '../test/kit/measured';
import { eventually } from '../test/kit/eventually';
import { removeFolder } from '../test/kit/service';
import { COUNTY } from '../test/kit/stories';
import { dropping, nameOf, outOfOrder, Window } from './load/audience';
import { Ledger } from './load/ledger';
import { settled } from './load/settled';
import { work } from './load/stories';
import { rowsOf, startWorld, type World } from './load/world';

const CALLERS = 4;
/** One fewer than a person may have: who comes again may be a moment before the going is noticed. */
const WINDOWS_OF_ONE = 9;
/** Told at the appeal where it was said. */
const NOT_TOLD = ['RemarkCarried'];

/**
 * Many listen at once, and their connections go by chance and come again with `Last-Event-ID`: each window is told of each event
 * that its owner may see once, in the order of the log, and of nothing else. `--listeners 1000`, `--seconds 20`
 *
 * What a reporter may hear is known from who filed what; what an auditor may, from the log; what staff may, is what a window
 * that was never dropped reads afterwards from the start.
 */
const sse: Measure = async function* (options) {
  const listeners = options.number('listeners', 1_000);
  const seconds = options.number('seconds', 20);
  const world = await startWorld();
  const windows: Window[] = [];
  try {
    const people = await audienceOf(world, Math.ceil((listeners - 1) / WINDOWS_OF_ONE));
    const start = (await rowsOf(world.service.folder)).at(-1)?.position ?? -1;
    const auditor = await Window.of(world.service.url, 'auditor', await world.client.as('auditor', '610921'));
    const from = auditor.lastId;
    for (let at = 0; windows.length < listeners - 1; at++) {
      const [owner, caller] = people[at % people.length]!;
      windows.push(await Window.of(world.service.url, owner, caller, from));
    }
    const ledger = new Ledger();
    let isOver = false;
    const drops = dropping(windows, () => isOver);
    await work(world, ledger, CALLERS, seconds * 1_000);
    await settled(world.client);
    isOver = true;
    const dropped = await drops;

    const inLog = (await rowsOf(world.service.folder))
      .filter(({ position, stream }) => position > start && stream.startsWith('appeal-'))
      .filter(({ type }) => !NOT_TOLD.includes(type))
      .map(({ stream, revision }) => `${stream.slice('appeal-'.length)} ${revision}`);
    const heardByAuditor = await eventually(
      () => auditor.heard.map(nameOf),
      (heard) => heard.length >= inLog.length,
      60_000,
    ).catch(() => auditor.heard.map(nameOf));
    const expected = new Map(
      await Promise.all(
        people.map(async ([owner, caller]) => {
          const afterwards = await Window.of(world.service.url, owner, caller, from);
          const all = await allOf(afterwards, inLog.length);
          afterwards.leave();
          return [owner, all] as const;
        }),
      ),
    );
    const filedBy = ledger.reports.reduce(
      (sum, { act, answer }) => sum.set(answer.id, act.by.credentials['authorization']),
      new Map<string, string | undefined>(),
    );
    const of = new Map(people.map(([owner, { credentials }]) => [owner, credentials['authorization']]));
    let [missing, beyond, disordered, foreign, told] = [0, 0, 0, 0, 0];
    for (const window of windows) {
      const want = expected.get(window.owner)!;
      const heard = await eventually(
        () => window.heard,
        ({ length }) => length >= want.length,
        30_000,
      ).catch(() => window.heard);
      const names = new Set(heard.map(nameOf));
      told += heard.length;
      missing += want.filter((name) => !names.has(name)).length;
      beyond += [...names].filter((name) => !want.includes(name)).length;
      disordered += outOfOrder(heard);
      if (isReporter(window.owner))
        foreign += heard.filter(
          ({ data }) => filedBy.get(String(data['appeal'])) !== of.get(window.owner),
        ).length;
    }
    const secret = new Set(ledger.reports.filter(isAnonymousViolation).map(({ answer }) => answer.id));
    const leaked = windows
      .filter(({ owner }) => isOfTown(owner))
      .flatMap(({ heard }) => heard.filter(({ data }) => secret.has(String(data['appeal']))));
    yield measured('sse: windows open at once', windows.length + 1, 'windows', `= ${listeners}`);
    yield measured('sse: connections dropped and resumed', dropped, 'times', '>= 100');
    yield measured('sse: events in the log meanwhile', inLog.length, 'events', '>= 50');
    yield measured('sse: messages told to windows that were dropped', told, 'messages');
    yield measured(
      'sse: the auditor heard otherwise than the log',
      differences(heardByAuditor, inLog),
      'events',
      '= 0',
    );
    yield measured('sse: visible and not told', missing, 'messages', '= 0');
    yield measured('sse: told beyond what may be seen', beyond, 'messages', '= 0');
    yield measured('sse: told twice or out of order', disordered, 'messages', '= 0');
    yield measured("sse: told to a reporter of another's appeal", foreign, 'messages', '= 0');
    yield measured('sse: violation reports told to a town', leaked.length, 'messages', '= 0');
    yield measured('sse: violation reports meanwhile', secret.size, 'appeals', '>= 1');
  } finally {
    for (const window of windows) window.leave();
    await world.service.stop();
    removeFolder(world.service.folder);
  }
};
export default sse;

type Person = readonly [owner: string, caller: Awaited<ReturnType<World['client']['as']>>];

/** The county's dispatcher, the towns' officers, and the first of the telephones that `stories` reports from. */
async function audienceOf({ client, towns }: World, persons: number): Promise<readonly Person[]> {
  const staff: Person[] = [['county', await client.as('dispatcher', COUNTY)]];
  for (const { centre } of towns) staff.push([`town ${centre}`, await client.as('officer', centre)]);
  const reporters = await Promise.all(
    Array.from(
      { length: Math.min(200, Math.max(1, persons - staff.length)) },
      async (_, at): Promise<Person> => {
        const phone = `138915${String(at).padStart(5, '0')}`;
        return [`reporter ${phone}`, await client.as('citizen', phone)];
      },
    ),
  );
  return [...staff, ...reporters].slice(0, Math.max(persons, 1));
}

const isReporter = (owner: string): boolean => owner.startsWith('reporter');
const isOfTown = (owner: string): boolean => owner.startsWith('town');
const isAnonymousViolation = ({ answer }: { readonly answer: AppealAnswer }): boolean =>
  answer.secret !== undefined;

/** Until its own beat moves it to the end of the log, or nothing came for a while: it reads what lies there at once. */
async function allOf(window: Window, most: number): Promise<readonly string[]> {
  let before = -1;
  let since = performance.now();
  const heard = await eventually(
    () => window.heard,
    ({ length }) => {
      if (length !== before) since = performance.now();
      before = length;
      return length >= most || performance.now() - since > 2_000;
    },
    120_000,
  );
  return heard.map(nameOf);
}

const differences = (one: readonly string[], other: readonly string[]): number =>
  other.filter((name, at) => one[at] !== name).length + Math.max(0, one.length - other.length);
