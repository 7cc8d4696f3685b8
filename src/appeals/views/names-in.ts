import type { Bilingual } from '../../catalogue';
import type { PersonId, RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import type { Names } from './names';

export interface Mentioned {
  readonly units?: readonly (UnitId | undefined)[] | undefined;
  readonly persons?: readonly (PersonId | undefined)[] | undefined;
  readonly services?: readonly (ServiceId | undefined)[] | undefined;
  readonly regions?: readonly (RegionCode | undefined)[] | undefined;
}

/** What the ids of an answer are called, so that a screen needs no second call. */
export function namesIn(
  { units = [], persons = [], services = [], regions = [] }: Mentioned,
  names: Names,
  language: keyof Bilingual,
): Readonly<Record<string, string>> {
  const called = <Id extends string>(ids: readonly (Id | undefined)[], name: (id: Id) => Bilingual) =>
    ids.flatMap((id) => (id === undefined ? [] : [[id, name(id)[language]] as const]));
  return Object.fromEntries([
    ...called(units, (id) => names.unit(id)),
    ...called(persons, (id) => names.person(id)),
    ...called(services, (id) => names.service(id)),
    ...called(regions, (id) => names.region(id)),
  ]);
}
