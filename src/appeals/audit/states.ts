import { Inject, Injectable } from '@nestjs/common';
import type { Language } from '../../kernel/language';
import type { ReadAppeal } from '../application/queries/appeal-reader';
import { deadlinesOf } from '../views/deadlines';
import { differencesOf, fieldsOf, type Fields, type Step } from '../views/differences';
import { foldOn } from '../views/fold';
import { mentionedIn } from '../views/mentioned';
import { namesIn } from '../views/names-in';
import { seenBy, type Onlooker } from '../views/onlooker';
import { supervisionsOf } from '../views/supervisions';
import { isShown, shownTo } from '../views/visibility';
import type { DiffView, StateThen, Stood } from './answers';
import { Audited, type Found, type Question } from './audited';
import { readOf, type Moment } from './past';
import { withAccount } from './carried-account';

/** An appeal as it stood, and what made two states of it differ. */
@Injectable()
export class States {
  constructor(@Inject(Audited) private readonly audited: Audited) {}

  /** @throws DomainError `appeal/not-found`, `audit/nothing-then` */
  async at(moment: Moment | undefined, question: Question, language: Language): Promise<StateThen> {
    const { reader } = this.audited;
    const found = await this.audited.find(question);
    const then = moment === undefined ? found.now : found.past.at(moment);
    const stood = stoodOf(then, found, moment ?? { instant: reader.ports.clock.now() });
    const onlooker = await this.audited.onlooker(found, stood.at);
    const detail = seenBy(await withAccount(then.detail, onlooker, stood.at, reader), onlooker);
    const supervisions = supervisionsOf(then.appeal, found.caller);
    const deadlines = deadlinesOf(then.story, stood.at, reader.ports.inForce(), onlooker.perspective);
    const last = found.past.events.slice(then.revision, then.revision + 1);
    const namesThen = await reader.namesThen(last);
    const names = namesIn(
      mentionedIn(detail, supervisions),
      last[0] === undefined ? reader.names() : namesThen(last[0]),
      language,
    );
    const { view } = await reader.shown(
      { ...stood, appeal: { ...detail, supervisions }, deadlines, names },
      then,
    );
    return view;
  }

  /** @throws DomainError `appeal/not-found`, `audit/nothing-then` */
  async between(
    from: Moment,
    to: Moment | undefined,
    question: Question,
    language: Language,
  ): Promise<DiffView> {
    const { reader } = this.audited;
    const found = await this.audited.find(question);
    const now = reader.ports.clock.now();
    const before = found.past.at(from);
    const after = to === undefined ? found.now : found.past.at(to);
    const ends = {
      from: stoodOf(before, found, from),
      to: stoodOf(after, found, to ?? { instant: now }),
    };
    const onlooker = await this.audited.onlooker(found, ends.to.at);
    const fields = differencesOf(comparable(before, onlooker), stepsOf(before, after, found, onlooker));
    const names = namesIn(mentionedIn(seenBy(after.detail, onlooker)), reader.names(), language);
    const { view } = await reader.shown({ ...ends, fields, names }, after);
    return view;
  }
}

/** @param moment a later instant than now is now */
export function stoodOf({ revision, at }: ReadAppeal, { past }: Found, moment: Moment): Stood {
  const event = past.events[revision];
  if (event === undefined) throw new Error(`an appeal was folded to ${revision}, which it has not`);
  return { revision, event: event.id, at: 'instant' in moment ? moment.instant : at };
}

function* stepsOf(before: ReadAppeal, after: ReadAppeal, { past }: Found, onlooker: Onlooker) {
  const tells = shownTo(onlooker.perspective, past.events);
  let state: ReadAppeal = { ...before, brought: new Map(before.brought) };
  for (const recorded of past.events.slice(before.revision + 1, after.revision + 1)) {
    state = readOf(foldOn(state, [recorded]));
    const step: Step = {
      recorded,
      fields: comparable(state, onlooker),
      isTold: tells(recorded) !== 'nothing',
    };
    yield step;
  }
}

/** What a state is made of, without what every event changes. */
function comparable({ detail, appeal }: ReadAppeal, onlooker: Onlooker): Fields {
  const { updatedAt: _, revision: __, earlierRemarks: ___, ...seen } = seenBy(detail, onlooker);
  const clocks = Object.values(appeal.clocks)
    .filter(({ deadline }) => isShown(deadline.id, onlooker.perspective))
    .map(({ deadline, status, missedAt }) => {
      const { owner, dueAt, policy, calendar, provisional } = deadline;
      return [deadline.id, { owner, dueAt, policy, calendar, provisional, status, missedAt }] as const;
    });
  return fieldsOf({ ...seen, deadlines: Object.fromEntries(clocks) });
}
