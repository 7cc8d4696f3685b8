import { kinds } from '../test/e2e/attacks/kinds';
import { startTarget } from '../test/e2e/attacks/target';
import { measured, type Measure } from '../test/kit/measured';

/** The attack table against a started build: how many were tried, and how many got through, each named. */
const attacks: Measure = async function* () {
  const { target, stop } = await startTarget();
  let tried = 0;
  let through = 0;
  try {
    for (const { kind, attacks } of kinds)
      for (const { tries, play } of attacks) {
        tried++;
        const breach = await play(target).catch((error: unknown) => String(error));
        if (breach === undefined) continue;
        through++;
        console.error(`through: ${kind}: ${tries}: ${breach}`);
      }
  } finally {
    await stop();
  }
  yield measured('attacks: tried', tried, 'attacks');
  yield measured('attacks: through', through, 'attacks', '= 0');
};
export default attacks;
