/** Values per `in (…)`: few shapes to prepare, and a list is filled up with repetitions. */
const SIZES = [1, 8, 64, 512];
const LARGEST = 512;

/** Rows per statement: of three sizes, so that few shapes are prepared. Sixteen take a fifth less than singles. */
const GROUPS = [16, 4, 1];

/** The values in groups of these sizes, none twice. */
export function inGroups<Value>(values: readonly Value[]): readonly (readonly Value[])[] {
  const groups: (readonly Value[])[] = [];
  for (let from = 0; from < values.length;) {
    const size = GROUPS.find((candidate) => from + candidate <= values.length) ?? 1;
    groups.push(values.slice(from, from + size));
    from += size;
  }
  return groups;
}

/** The values in lists of a few sizes. */
export function inLists<Value>(values: readonly Value[]): readonly (readonly Value[])[] {
  const lists: Value[][] = [];
  for (let from = 0; from < values.length; from += LARGEST) {
    const some = values.slice(from, from + LARGEST);
    const size = SIZES.find((candidate) => candidate >= some.length) ?? LARGEST;
    lists.push([...some, ...Array<Value>(size - some.length).fill(some[0] as Value)]);
  }
  return lists;
}
