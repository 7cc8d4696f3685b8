/**
 * node scripts/runtime-packages.mjs
 * Leaves in node_modules what the bundles take from outside themselves, and what that needs; for an image, where all
 * else would only lie about. Run it where production dependencies alone are installed.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { external, loaded } from './external.mjs';

const ROOT = resolve('node_modules');
const kept = new Set();

/** As Node looks for it: beside whoever asks, then further up. */
function placeOf(name, from) {
  for (let folder = from; folder.startsWith(dirname(ROOT)); folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (existsSync(join(place, 'package.json'))) return place;
  }
  return undefined;
}

function keep(name, from) {
  const place = placeOf(name, from);
  if (place === undefined || kept.has(place)) return;
  kept.add(place);
  const { dependencies, optionalDependencies, peerDependencies } = JSON.parse(
    readFileSync(join(place, 'package.json'), 'utf8'),
  );
  for (const each of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
    keep(each, place);
}
for (const name of [...external, ...loaded]) keep(name, dirname(ROOT));

const isKept = (place) => [...kept].some((each) => each === place || each.startsWith(`${place}/`));
for (const name of readdirSync(ROOT)) {
  if (name.startsWith('@'))
    for (const scoped of readdirSync(join(ROOT, name))) {
      const place = join(ROOT, name, scoped);
      if (!isKept(place)) rmSync(place, { recursive: true });
    }
  else if (!isKept(join(ROOT, name))) rmSync(join(ROOT, name), { recursive: true, force: true });
}
console.log(`${kept.size} packages stay`);
