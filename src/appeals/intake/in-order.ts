/** What stands under a name of what somebody sent; empty where nothing does. */
export const textOf = (item: unknown, name: string): string => {
  const value =
    typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
};

/** Messages of one case one after the other, cases side by side: their appends share commits. */
export async function inOrderByCase<Result>(
  items: readonly unknown[],
  take: (item: unknown, at: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const cases = new Map<string, Promise<void>>();
  items.forEach((item, at) => {
    const matter = textOf(item, 'case');
    const before = cases.get(matter) ?? Promise.resolve();
    cases.set(
      matter,
      before.then(async () => {
        results[at] = await take(item, at);
      }),
    );
  });
  await Promise.all(cases.values());
  return results;
}
