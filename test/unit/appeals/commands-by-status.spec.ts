import { readFileSync } from 'node:fs';
import { PAGE, commandsByStatus } from '../../../scripts/commands-by-status';

it('is in the docs as it is in the table; run scripts/commands-by-status.ts after a change', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(commandsByStatus());
});
