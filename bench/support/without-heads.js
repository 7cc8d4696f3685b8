// Loaded by `node -r` before the service, in each of its threads: the same service without its heads, to see what they
// cost. It needs the modules of `build`: the bundle has none that could be replaced.
const { join } = require('node:path');

const { proofFeature } = require(join(__dirname, '../../build/proof/feature'));
proofFeature.keepers = [];
