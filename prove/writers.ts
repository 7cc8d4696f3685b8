import { removeFolder } from '../test/kit/service';
import { measured, type Measure } from '../test/kit/measured';
import { stands } from '../test/kit/stories';
import { aStep, Ledger } from './load/ledger';
import { accepting, concern } from './load/stories';
import { rowsOf, startWorld, verdictOn } from './load/world';

const WRITERS = 50;

/** Fifty people write on one appeal at once, each one act after the other. `--acts 10` of each. */
const writers: Measure = async function* (options) {
  const acts = options.number('acts', 10);
  const world = await startWorld();
  const { client, towns, service } = world;
  const ledger = new Ledger();
  try {
    const town = towns[0]!;
    const reporter = await client.as('citizen', '13891500001');
    const officer = await client.as('officer', town.centre);
    const filed = await reporter.reports(concern(town));
    await stands(filed, reporter, { status: 'routed' });
    await ledger.tell(await accepting(world, filed, town));

    const startedAt = performance.now();
    const revisions: number[] = [];
    const write = async (writer: number): Promise<void> => {
      for (let act = 0; act < acts; act++) {
        const text = `第${writer + 1}人第${act + 1}次说明`;
        const done = await ledger.tell(
          // As often as a reporter may on one day.
          writer * acts < 30
            ? aStep(reporter, filed, 'comments', { text, visibleTo: 'everyone' })
            : aStep(officer, filed, 'progress', { note: text, visibleTo: 'everyone' }),
        );
        if (done) revisions.push(done.revision);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    const seconds = (performance.now() - startedAt) / 1000;

    const stream = (await rowsOf(service.folder)).filter((row) => row.stream === `appeal-${filed.id}`);
    const stored = stream.filter(({ type }) => type === 'CommentAdded' || type === 'ProgressRecorded');
    const gaps = stream.filter(({ revision }, at) => revision !== at).length;
    const asked = WRITERS * acts;
    for (const { status, code } of ledger.refused.slice(0, 5)) console.error(`refused: ${status} ${code}`);
    yield measured('writers: acts accepted', revisions.length, 'acts', `= ${asked}`);
    yield measured('writers: acts stored', stored.length, 'events', `= ${asked}`);
    yield measured(
      'writers: answers at a revision of their own',
      new Set(revisions).size,
      'revisions',
      `= ${asked}`,
    );
    yield measured('writers: gaps between revisions', gaps, 'gaps', '= 0');
    yield measured(
      'writers: answers that blame the service',
      ledger.refused.filter(({ status }) => status >= 500).length,
      'answers',
      '= 0',
    );
    yield measured(
      'writers: faults found by the independent verifier',
      (await verdictOn(service.folder)).faults.length,
      'faults',
      '= 0',
    );
    yield measured('writers: acts on one appeal', asked / seconds, 'per second');
  } finally {
    await service.kill();
    removeFolder(service.folder);
  }
};
export default writers;
