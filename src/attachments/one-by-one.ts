/** Runs jobs that share a name one after the other. A job asks for its names in order, so that none waits in a ring. */
export function oneByOne() {
  const last = new Map<string, Promise<unknown>>();

  return async function turn<T>(names: readonly string[], job: () => Promise<T>): Promise<T> {
    const [name, ...others] = names;
    if (name === undefined) return job();
    const run = (): Promise<T> => turn(others, job);
    const own = (last.get(name) ?? Promise.resolve()).then(run, run);
    last.set(name, own);
    try {
      return await own;
    } finally {
      if (last.get(name) === own) last.delete(name);
    }
  };
}
