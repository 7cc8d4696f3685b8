import { Inject, Injectable } from '@nestjs/common';
import { canDo } from '../../access';
import type { Actor } from '../../kernel/actor';
import type { Language } from '../../kernel/language';
import type { Instant } from '../../kernel/time';
import { ReferenceInForce, ReferenceMissing, type ReferenceData } from '../../reference';
import { refusalFor } from '../../runtime/executor-errors';
import { factsOf } from '../application/facts';
import type { ReadAppeal } from '../application/queries/appeal-reader';
import { inLines, linesIn } from '../application/queries/lines';
import { openNow } from '../domain/actions/open-now';
import { deadlinesOf } from '../views/deadlines';
import { mentionedIn } from '../views/mentioned';
import { namesFrom } from '../views/names';
import { namesIn } from '../views/names-in';
import { seenBy } from '../views/onlooker';
import { perspectiveOf } from '../views/perspective';
import { supervisionsOf } from '../views/supervisions';
import { timelineOf } from '../views/timeline';
import type { SeenAs } from './answers';
import { Audited, type Found, type Question } from './audited';
import { beholdersOf, type AskedRole } from './beholders';
import { withAccount } from './carried-account';
import { sees } from './onlookers';
import { replayError, type Moment } from './past';
import { stoodOf } from './states';

/** What a role was shown: by the directory and the access policy of that day, and of no other. */
@Injectable()
export class SeenByRole {
  constructor(
    @Inject(Audited) private readonly audited: Audited,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
  ) {}

  /** @throws DomainError `appeal/not-found`, `audit/nothing-then`, `audit/beyond-caller` */
  async at(
    moment: Moment | undefined,
    asked: AskedRole,
    question: Question,
    language: Language,
  ): Promise<SeenAs> {
    const { reader } = this.audited;
    const found = await this.audited.find(question);
    const then = moment === undefined ? found.now : found.past.at(moment);
    const { at } = stoodOf(then, found, moment ?? { instant: reader.nowFor(then) });
    const rules = await this.rulesOf(at);
    const { permissions, directory, versions } = rules;
    const all = beholdersOf(asked, then.appeal, directory, at).map((actor) => ({
      actor,
      permissions,
      directory,
    }));
    const beholder = all.find((each) => sees(each, then.appeal));
    const about = {
      at,
      as: asked,
      versions: {
        ...{ directory: versions.directory, permissions: versions.permissions },
        catalogue: versions.catalogue,
      },
      sees: beholder !== undefined,
    };
    if (beholder === undefined) {
      const { view } = await reader.shown({ ...about, names: {} }, then);
      return view;
    }
    const { actor } = beholder;
    if (perspectiveOf(actor, directory) === 'oversight' && reader.side(found.caller.actor) !== 'oversight')
      throw replayError('audit/beyond-caller');
    return this.seen(then, actor, rules, found, about, language);
  }

  private async seen(
    then: ReadAppeal,
    actor: Actor,
    rules: ReferenceData,
    found: Found,
    about: Omit<SeenAs, 'seen' | 'names'>,
    language: Language,
  ): Promise<SeenAs> {
    const { reader } = this.audited;
    const { directory, permissions, catalogue } = rules;
    const { at } = about;
    const onlooker = await this.audited.onlooker(found, at, { actor, directory, permissions });
    const { perspective, isProtected, hiddenSources } = onlooker;
    const detail = seenBy(await withAccount(then.detail, onlooker, at, reader), onlooker);
    const supervisions = supervisionsOf(then.appeal, { actor, directory });
    const facts = factsOf(then.appeal);
    const open = openNow(
      then.appeal,
      then.revision,
      reader.aggregate.context(at, actor, rules),
      (verb) => canDo(actor, verb, facts, permissions, directory, verb === 'endorse') === 'yes',
    );
    const events = found.past.events.slice(0, then.revision + 1);
    const told = events.filter(
      ({ event }) => event.type !== 'RemarkCarried' || !hiddenSources.has(event.data.source),
    );
    const entries = timelineOf(told, await reader.namesThen(told), perspective, isProtected, events);
    const names = namesIn(
      {
        ...mentionedIn(detail, supervisions),
        units: [...mentionedIn(detail, supervisions).units, ...entries.map(({ by }) => by.unit)],
      },
      namesFrom(directory, catalogue),
      language,
    );
    const deadlines = deadlinesOf(then.story, at, rules, perspective);
    const actions = reader.requests(open, then.appeal, actor, perspective);
    const appeal = { ...detail, supervisions, actions };
    const seen = { revision: then.revision, appeal, timeline: linesIn(entries, language), deadlines };
    const { view } = await reader.shown({ ...about, seen, names }, then);
    return { ...view, seen: { ...view.seen, timeline: inLines(view.seen.timeline) } };
  }

  /** @throws DomainError `audit/nothing-then` where the county had no directory yet */
  private async rulesOf(at: Instant): Promise<ReferenceData> {
    try {
      return await this.reference.on(at);
    } catch (error) {
      if (error instanceof ReferenceMissing) throw replayError('audit/nothing-then');
      throw refusalFor(error);
    }
  }
}
