/** One line of `npm run prove` or `npm run bench`: what was seen, what was asked, and whether it holds. */
export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What `value` must satisfy, such as `= 0` or `>= 0.5`; `none` for a figure that only informs. */
  readonly bar: string;
  readonly holds: boolean;
}

const comparisons = {
  '=': (value: number, bar: number) => value === bar,
  '>=': (value: number, bar: number) => value >= bar,
  '<=': (value: number, bar: number) => value <= bar,
} as const;

/** @param bar `= 0`, `>= 0.5`, `<= 100`; absent for a figure that only informs */
export function measured(
  name: string,
  value: number,
  unit: string,
  bar?: `${keyof typeof comparisons} ${number}`,
): Measured {
  const rounded = Math.round(value * 1000) / 1000;
  if (bar === undefined) return { name, value: rounded, unit, bar: 'none', holds: true };
  const [comparison, limit] = bar.split(' ') as [keyof typeof comparisons, string];
  return {
    name,
    value: rounded,
    unit,
    bar,
    holds: Number.isFinite(value) && comparisons[comparison](value, Number(limit)),
  };
}

export type Measure = (options: Options) => AsyncIterable<Measured>;

/** `--name value` pairs after the names on the command line. */
export class Options {
  constructor(private readonly args: readonly string[]) {}

  number(name: string, otherwise: number): number {
    const at = this.args.indexOf(`--${name}`);
    if (at < 0) return otherwise;
    const value = Number(this.args[at + 1]);
    if (!Number.isFinite(value))
      throw new Error(`--${name} takes a number, not ${String(this.args[at + 1])}`);
    return value;
  }
}

/** Runs the named measures, or all, one after another; prints a JSON line each; exit code 1 if one does not hold. */
export async function run(measures: Readonly<Record<string, Measure>>): Promise<void> {
  const args = process.argv.slice(2).filter((arg) => arg !== '--');
  const firstOption = args.findIndex((arg) => arg.startsWith('--'));
  const named = firstOption < 0 ? args : args.slice(0, firstOption);
  const options = new Options(firstOption < 0 ? [] : args.slice(firstOption));
  const unknown = named.filter((name) => !(name in measures));
  if (unknown.length > 0) {
    console.error(`unknown: ${unknown.join(', ')}. There are: ${Object.keys(measures).join(', ')}`);
    process.exit(2);
  }
  let allHold = true;
  for (const name of named.length > 0 ? named : Object.keys(measures)) {
    let lines = 0;
    for await (const line of measures[name]!(options)) {
      lines++;
      allHold &&= line.holds;
      console.log(JSON.stringify(line));
    }
    if (lines === 0) throw new Error(`${name} measured nothing`);
  }
  process.exit(allHold ? 0 : 1);
}
