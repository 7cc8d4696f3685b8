/** Values per `in (…)`: few shapes to prepare, and a list is filled up with repetitions. */
const SIZES = [1, 8, 64, 512];
const LARGEST = 512;

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
