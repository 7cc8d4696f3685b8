import { readFileSync } from 'node:fs';
import { FILE, stepAnswers } from '../../../scripts/step-answers';

it('what the document shows of each step’s answer is what a played life gave; npm run step-answers after a change', () => {
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(stepAnswers()));
});
