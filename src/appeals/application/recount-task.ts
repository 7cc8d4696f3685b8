import { appealStream, type AppealId } from '../../kernel/ids';
import type { CommandEnvelope, CommandOutcome } from '../../kernel/ports/command-port';
import type { Task } from '../../kernel/task';
import { RECOUNT, RECOUNT_SHARES, type Recount, type ReferenceData } from '../../reference';
import { derivedId } from '../../runtime/command-ids';
import type { TaskPorts } from '../../runtime/tasks';
import type { Commands } from '../domain/commands';
import { appealsProjection } from '../read-models/appeals.projection';
import { appealsOwing, appealsRunning, type AppealRange } from '../read-models/queue/running';
import { liveTables } from './live-tables';

/** At most so many appeals are in memory, and so many commands under way: whoever answers people goes between. */
const PAGE = 200;
const AT_ONCE = 8;
const FRESH_WITHIN_MS = 5_000;

const DONE: CommandOutcome = { kind: 'done', revision: 0 as never, position: 0 as never };

/**
 * Takes a version that was published over running deadlines to every appeal of a share that has one: at least once,
 * by command ids that follow from appeal, version and pass, so that a repetition finds its first answer. It begins
 * when the read model holds all that the log held, and when this node decides by the version itself.
 */
export const recountTask: Task<TaskPorts> = {
  category: RECOUNT,
  async run(envelope, ports) {
    const recount = envelope.command as Recount;
    const { newest, versions } = ports.inForce() as ReferenceData;
    if ({ ...versions, ...newest }[recount.document] < recount.version)
      return later('the version is not known here yet');
    const head = await ports.reader.newest();
    if (head && !(await ports.progress.waitFor(appealsProjection.name, head.position, FRESH_WITHIN_MS)))
      return later('the list of appeals is behind the log');
    const tables = await liveTables(ports.readSide);
    let range = rangeOf(recount.share);
    for (;;) {
      const appeals = await (recount.document === 'directory' ? appealsOwing : appealsRunning)(
        tables,
        range,
        PAGE,
      );
      for (let n = 0; n < appeals.length; n += AT_ONCE) {
        const sent = appeals
          .slice(n, n + AT_ONCE)
          .map((appeal) => ports.send(about(appeal, recount, envelope)));
        const unavailable = (await Promise.all(sent)).find(({ kind }) => kind === 'unavailable');
        if (unavailable) return unavailable;
      }
      const last = appeals.at(-1);
      if (last === undefined || appeals.length < PAGE) return DONE;
      range = { ...range, after: last };
    }
  },
};

const later = (reason: string): CommandOutcome => ({ kind: 'unavailable', reason });

/** Ids are spread evenly: the first two signs divide them. */
function rangeOf(share: number): AppealRange {
  const sign = (of: number): string =>
    Math.floor((of * 256) / RECOUNT_SHARES)
      .toString(16)
      .padStart(2, '0');
  return { after: sign(share), before: share + 1 === RECOUNT_SHARES ? 'g' : sign(share + 1) };
}

function about(
  appeal: AppealId,
  { document, version, pass }: Recount,
  { correlationId, causationId, actor }: CommandEnvelope,
): CommandEnvelope {
  const stream = appealStream(appeal);
  const data: Commands['recountDeadlines'] = { document, version };
  return {
    ...{ stream, correlationId, causationId, actor },
    commandId: derivedId('recount', stream, document, String(version), String(pass)),
    command: { verb: 'recountDeadlines', data },
  };
}
