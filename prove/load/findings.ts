import { measured, type Measured } from '../../test/kit/measured';
import type { Proof } from './instances';

/** What a proof of all deadlines must not find, with the first few on the error stream. */
export function* nothingFound(name: string, { findings, done }: Proof): Iterable<Measured> {
  for (const finding of findings.slice(0, 10)) console.error(`${name}: ${JSON.stringify(finding)}`);
  const of = (kind: string) => findings.filter((finding) => finding.kind === kind).length;
  yield measured(`${name}: deadlines proven`, done.deadlines, 'deadlines', '>= 1');
  for (const kind of ['missing', 'doubled', 'early', 'unexplained', 'uncounted', 'unwatched'])
    yield measured(`${name}: ${kind}`, of(kind), 'findings', '= 0');
}
