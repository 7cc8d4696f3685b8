import { appealStream, type CitizenId } from '../../kernel/ids';
import { AttachmentsUnavailable } from '../../kernel/ports/attachment-store';
import type { CommandEnvelope, CommandOutcome } from '../../kernel/ports/command-port';
import { PrimaryDataUnavailable } from '../../kernel/ports/primary-data';
import type { Task } from '../../kernel/task';
import { derivedId } from '../../runtime/command-ids';
import { readOn } from '../../runtime/read-on';
import { destroy, type TaskPorts } from '../../runtime/tasks';
import { citizenStream, type IdentityErased, type IdentityEvent } from '../domain/identity';
import { accessSchemas } from '../domain/reveal';
import { ERASE } from '../sagas/erasing';

const PAGE = 100;
/** So long the rows of an erased citizen may take to go; the task is sent again after that. */
const ROWS_GONE_WITHIN_MS = 10_000;
const DONE: CommandOutcome = { kind: 'done', revision: 0 as never, position: 0 as never };

/** Which word stands at an appeal for what was decided. */
const marks = {
  IdentityRestricted: 'restricted',
  RestrictionLifted: 'released',
  IdentityErased: 'erased',
} as const;
type Decided = Extract<IdentityEvent, { readonly type: keyof typeof marks }>;

/**
 * Carries out what was decided of a citizen last. At least once: each part changes nothing the second time, and the
 * erasure counts as finished only when all of it was done. First what can never be made again is destroyed, so that a
 * rebuild that runs meanwhile finds no key; then the appeals are marked, by which their rows lose words and texts; then
 * freed pages and logs are overwritten.
 */
export const eraseTask: Task<TaskPorts> = {
  category: ERASE,
  async run(envelope, ports) {
    const citizen = envelope.stream.slice(ERASE.length + 1) as CitizenId;
    try {
      const decided = await lastDecided(citizen, ports);
      if (decided === undefined) return DONE;
      if (decided.event.type === 'IdentityErased') await destroyed(decided.event, ports);
      const marked = await markedAll(decided, envelope, ports);
      if (marked !== undefined) return marked;
      return decided.event.type === 'IdentityErased' ? finished(decided.event, envelope, ports) : DONE;
    } catch (error) {
      if (error instanceof PrimaryDataUnavailable || error instanceof AttachmentsUnavailable)
        return { kind: 'unavailable', reason: error.message };
      throw error;
    }
  },
};

interface Found {
  readonly event: Decided;
  readonly revision: number;
}

async function lastDecided(citizen: CitizenId, { reader }: TaskPorts): Promise<Found | undefined> {
  let found: Found | undefined;
  for (let from = 0; ; from += PAGE) {
    const page = await readOn<IdentityEvent>(reader, accessSchemas, citizenStream(citizen), from, PAGE);
    for (const { event, revision } of page)
      if (event.type in marks) found = { event: event as Decided, revision };
    if (page.length < PAGE) return found;
  }
}

/** @throws PrimaryDataUnavailable, AttachmentsUnavailable */
async function destroyed(
  { data }: Pick<IdentityErased, 'data'>,
  { erases }: Pick<TaskPorts, 'erases'>,
): Promise<void> {
  // Elsewhere too: a restore of an older backup has to do it again before anybody is served.
  await erases.note(data);
  await destroy(data, erases);
}

/** @returns why not, where an appeal could not be marked now */
async function markedAll(
  { event, revision }: Found,
  { correlationId, causationId, actor }: CommandEnvelope,
  ports: TaskPorts,
): Promise<CommandOutcome | undefined> {
  const as = marks[event.type];
  for (const { appeal, parties } of event.data.appeals) {
    const outcome = await ports.send({
      ...{ correlationId, causationId, actor },
      stream: appealStream(appeal),
      commandId: derivedId('identity', event.data.citizen, String(revision), appeal),
      command: { verb: 'markIdentity', data: { parties, as, citizen: event.data.citizen } },
    });
    // A log of before the appeal was reported has nothing to mark.
    if (outcome.kind === 'unavailable') return outcome;
  }
  return undefined;
}

async function finished(
  { data }: IdentityErased,
  { correlationId, causationId, actor }: CommandEnvelope,
  ports: TaskPorts,
): Promise<CommandOutcome> {
  const { reader, progress, projections, erases } = ports;
  const { position } = (await reader.newest()) ?? {};
  if (position !== undefined)
    for (const name of projections)
      if (!(await progress.waitFor(name, position, ROWS_GONE_WITHIN_MS)))
        return {
          kind: 'unavailable',
          reason: `${name} has not caught up: what it knows of them is still there`,
        };
  try {
    await erases.purge();
  } catch (error) {
    return { kind: 'unavailable', reason: `what was freed is still to be overwritten: ${String(error)}` };
  }
  const { citizen, keys, attachments, appeals } = data;
  return ports.send({
    ...{ correlationId, causationId, actor },
    stream: citizenStream(citizen),
    commandId: derivedId('erased', citizen),
    command: {
      verb: 'finishErasure',
      data: { keys: keys.length, attachments: attachments.length, appeals: appeals.length },
    },
  });
}
