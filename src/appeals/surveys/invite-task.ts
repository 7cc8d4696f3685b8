import type { Bilingual } from '../../catalogue';
import { appealStream, type AppealId, type Revision } from '../../kernel/ids';
import type { CommandOutcome } from '../../kernel/ports/command-port';
import type { Task } from '../../kernel/task';
import type { Instant } from '../../kernel/time';
import { filledIn, type Values } from '../../notices';
import type { ReferenceData } from '../../reference';
import { derivedId } from '../../runtime/command-ids';
import { readOn } from '../../runtime/read-on';
import type { TaskPorts } from '../../runtime/tasks';
import { appealAggregate } from '../application/aggregate';
import { nothingReported, type Appeal, type AppealState } from '../domain/appeal';
import type { AppealEvent } from '../domain/events';
import { onTheClock, type Names } from '../domain/words';
import { noticeStream, type NoticeSent } from '../notices/notice';
import { INVITE, type Invite } from '../sagas/inviting';
import { namesFrom } from '../views/names';
import type { SurveyErrorCode } from './messages';
import { surveySchemas, surveyStream, type SurveyEvent, type SurveyId } from './survey';

const PAGE = 100;
const refused = (code: SurveyErrorCode): CommandOutcome => ({ kind: 'refused', code });

/** One for each survey and appeal, so that each is invited once. */
export const invitationIdOf = (survey: SurveyId, appeal: AppealId) => derivedId('invitation', survey, appeal);

/**
 * Writes to the reporter of one appeal that was drawn, unless the survey was withdrawn meanwhile. Whose data was restricted or erased meanwhile, or who has no account and
 * no number, is told nothing. At least once; a notice's id follows from survey and appeal, so that each is sent once.
 */
export const inviteTask: Task<TaskPorts> = {
  category: INVITE,
  async run(envelope, ports) {
    const { survey, closesAt } = envelope.command as Invite;
    // Nobody is asked what is asked no more: some invitations are still on their way when it is taken back.
    if (await isWithdrawn(survey, ports)) return refused('survey/withdrawn');
    const appeal = await appealNow(envelope.stream.slice(INVITE.length + 1) as AppealId, ports);
    const data = appeal && (await written(appeal, survey, closesAt, ports));
    if (data === undefined) return refused('survey/not-invitable');
    const { correlationId, causationId, actor } = envelope;
    const commandId = invitationIdOf(survey, data.appeal);
    const command = { verb: 'sendNotice', data };
    const stream = noticeStream(commandId);
    return ports.send({ correlationId, causationId, actor, commandId, stream, command });
  },
};

interface Now {
  readonly appeal: Appeal;
  readonly revision: Revision;
}

/** @throws DomainError `store/unavailable`, `event/unknown-type` */
async function isWithdrawn(id: SurveyId, { reader }: Pick<TaskPorts, 'reader'>): Promise<boolean> {
  for (let from = 0; ; from += PAGE) {
    const page = await readOn<SurveyEvent>(reader, surveySchemas, surveyStream(id), from, PAGE);
    if (page.some(({ event }) => event.type === 'SurveyWithdrawn')) return true;
    if (page.length < PAGE) return false;
  }
}

/** @throws DomainError `store/unavailable`, `event/unknown-type` */
async function appealNow(id: AppealId, { reader }: Pick<TaskPorts, 'reader'>): Promise<Now | undefined> {
  const { decider, schemas } = appealAggregate;
  let appeal: AppealState = nothingReported;
  for (let from = 0; ; from += PAGE) {
    const page = await readOn<AppealEvent>(reader, schemas, appealStream(id), from, PAGE);
    for (const { event, metadata, revision } of page)
      appeal = decider.evolve(appeal, event, { ...metadata, revision });
    if (page.length === PAGE) continue;
    const revision = (from + page.length - 1) as Revision;
    return appeal.status === 'none' ? undefined : { appeal, revision };
  }
}

/** Under the appeal's key. @returns nothing where nobody is to be told */
async function written(
  { appeal, revision: source }: Now,
  survey: SurveyId,
  closesAt: Instant,
  { inForce, seal }: Pick<TaskPorts, 'inForce' | 'seal'>,
): Promise<NoticeSent['data'] | undefined> {
  const { notices, directory, catalogue } = inForce() as ReferenceData;
  const { id, number, receivedAt, reporter, marks, violation, accused } = appeal;
  const rule = notices.of('surveyed', appeal.urgency).find(({ to }) => to === 'reporter');
  if (rule === undefined || reporter === undefined || marks?.reporter !== undefined) return undefined;
  // What it has become since it was drawn.
  if (violation || accused.length > 0) return undefined;
  const { zh, en } = invitationValues(appeal, closesAt, namesFrom(directory, catalogue));
  const said: Bilingual = { zh: filledIn(rule.zh, zh), en: filledIn(rule.en, en) };
  const text = await seal(appeal.key, said);
  if (text === undefined) return undefined;
  return {
    ...{ appeal: id, number, receivedAt, moment: 'surveyed', source, survey },
    ...{ to: { kind: 'citizen', id: reporter }, text, table: notices.version },
  };
}

/** What the blanks of an invitation are filled with, by language. */
export function invitationValues(
  { number, place }: Pick<Appeal, 'number' | 'place'>,
  closesAt: Instant,
  names: Names,
): Readonly<Record<keyof Bilingual, Values>> {
  const { zh, en } = names.region(place);
  const due = onTheClock(closesAt);
  return { zh: { number, place: zh, due }, en: { number, place: en, due } };
}
