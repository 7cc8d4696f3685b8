import { readFileSync } from 'node:fs';
import { PAGE, wording } from '../../../scripts/wording';

it('is in the docs as it is said; npm run wording after a change', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(wording());
}, 60_000);
