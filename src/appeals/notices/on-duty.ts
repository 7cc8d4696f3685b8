import { canSee } from '../../access';
import type { Bilingual } from '../../catalogue';
import { isServing } from '../../directory';
import type { EventReader } from '../../kernel/ports/event-store';
import type { PersonId, UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { namesDuty, type Moment, type NoticeRule } from '../../notices';
import type { ReferenceData } from '../../reference';
import { onDutyThen } from '../../rosters';
import { dayOf } from '../../sla';
import { factsOf } from '../application/facts';
import type { Appeal } from '../domain/appeal';
import type { AppealEvent } from '../domain/events';
import { tellsOfClaim } from '../domain/tells-of-claim';
import type { Names } from '../domain/words';
import { unitsOnDuty } from './moments';

/** By unit: who was on duty then and may know of the appeal. */
export type OnDutyThen = ReadonlyMap<UnitId, readonly PersonId[]>;

interface Happened {
  readonly event: AppealEvent;
  readonly occurredAt: Instant;
  /** As the event left it. */
  readonly appeal: Appeal;
}

export const saysDuty = ({ zh, en }: NoticeRule): boolean => namesDuty(zh) || namesDuty(en);

/** A rule tells whoever is on duty, or says who it is. */
export const asksDuty = (rule: NoticeRule): boolean => rule.to === 'duty' || saysDuty(rule);

/**
 * Who is to be told by name, of each unit that the moment is told to. Whoever may not see the appeal is not among them, and of claims
 * nobody is asked for: these are for who oversees them.
 * @throws DomainError `store/unavailable`, `event/unknown-type`
 */
export async function onDutyFor(
  moment: Moment,
  { event, occurredAt, appeal }: Happened,
  { directory, permissions }: Pick<ReferenceData, 'directory' | 'permissions'>,
  reader: Pick<EventReader, 'readStream'>,
): Promise<OnDutyThen> {
  if (tellsOfClaim(event)) return new Map();
  const facts = factsOf(appeal);
  const isTold = (id: PersonId, unit: UnitId): boolean => {
    const known = directory.person(id);
    if (known?.unit !== unit || !isServing(known, dayOf(occurredAt))) return false;
    return canSee({ id, role: known.role, unit, region: known.region }, facts, permissions, directory);
  };
  const found = new Map<UnitId, readonly PersonId[]>();
  for (const unit of unitsOnDuty(moment, event, appeal)) {
    const onDuty = await onDutyThen(reader, unit, occurredAt);
    found.set(
      unit,
      onDuty.map(({ person }) => person).filter((person) => isTold(person, unit)),
    );
  }
  return found;
}

const MOST_NAMED = 5;
const nobody: Bilingual = { zh: '未排班', en: 'nobody on the roster' };
/** It was not asked: nothing is said of who is there. */
const unasked: Bilingual = { zh: '见排班表', en: 'see the roster' };

/** For colleagues in the inbox. @param persons absent where nobody was asked for */
export function namedOnDuty(
  persons: readonly PersonId[] | undefined,
  names: Pick<Names, 'person'>,
): Bilingual {
  if (persons === undefined) return unasked;
  if (persons.length === 0) return nobody;
  const called = persons.slice(0, MOST_NAMED).map((person) => names.person(person));
  const more = persons.length - called.length;
  return {
    zh: `${called.map(({ zh }) => zh).join('、')}${more > 0 ? `等${persons.length}人` : ''}`,
    en: `${called.map(({ en }) => en).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

/** For whatever leaves the county's own screens: nobody's name does. */
export const countedOnDuty = (persons: readonly PersonId[]): Bilingual =>
  persons.length === 0
    ? nobody
    : { zh: `${persons.length}人（姓名见收件箱）`, en: `${persons.length} (named in the inbox)` };
