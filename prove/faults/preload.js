// Loaded by `node -r` before the service, in each of its threads: a fault from outside, so that the service itself
// carries no hook. It needs the modules of `build`: the bundle has none that could be replaced. The projection and the deadlines saga throw on each appeal that the file POISONED names.
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const dist = join(__dirname, '../../build/appeals');
const { appealsProjection } = require(join(dist, 'read-models/appeals.projection'));
const { deadlinesSaga } = require(join(dist, 'sagas/deadlines'));
const file = process.env['POISONED'];

function refusePoisoned(stream) {
  if (existsSync(file) && readFileSync(file, 'utf8').split('\n').includes(stream))
    throw new Error('this build has a fault with this appeal');
}

const { project } = appealsProjection;
appealsProjection.project = (recorded, ...rest) => {
  refusePoisoned(recorded.stream);
  return project.call(appealsProjection, recorded, ...rest);
};

const { evolve } = deadlinesSaga;
deadlinesSaga.evolve = (state, input, instance) => {
  refusePoisoned(`appeal-${instance}`);
  return evolve.call(deadlinesSaga, state, input, instance);
};
