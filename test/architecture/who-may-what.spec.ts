import { readFileSync } from 'node:fs';
import { PAGE, whoMayWhat } from '../../scripts/who-may-what';

it('is in the docs as it is in the tables; run npm run who-may-what after a change', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(whoMayWhat());
});
