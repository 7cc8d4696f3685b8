import { measured, type Measure, type Measured } from '../test/kit/measured';
import { nothingFound } from './load/findings';
import { Instances } from './load/instances';
import { changedTwice, changesIn, inForce, publishes, type Json } from './load/publishing';

/**
 * A day off is announced while appeals are open, then a year is published over deadlines that ran into it: each deadline that this
 * moves is changed once, with two runner instances at it. `--appeals 300`
 */
const recalendar: Measure = async function* (options) {
  const appeals = options.number('appeals', 300);
  // Ten working days from here end in January, for which nobody has published holidays yet.
  const county = await Instances.open('2026-12-22T09:00:00+08:00');
  try {
    await county.files(appeals);
    await county.startOne();
    const calendar = await inForce(county, 'calendar');
    const snow = { ...calendar, holidays: { ...(calendar['holidays'] as Json), '2026-12-24': '大雪' } };
    yield* published(county, 'a day off', snow, appeals);
    const year = {
      ...snow,
      holidays: { ...snow.holidays, '2027-01-01': '元旦', '2027-02-05': '春节' },
      horizon: '2027-12-31',
    };
    yield* published(county, 'a year', year, appeals);
    const provisional = county
      .rows()
      .filter(({ type, data }) => type === 'DeadlineChanged' && data.includes('"provisional":true'));
    yield measured(
      'recalendar: still provisional after the year',
      provisional.filter(({ data }) => data.includes('@3"')).length,
      'deadlines',
      '= 0',
    );
    yield* nothingFound('recalendar', await county.proven());
  } finally {
    await county.close();
  }
};
export default recalendar;

async function* published(
  county: Instances,
  what: string,
  calendar: Json,
  appeals: number,
): AsyncIterable<Measured> {
  const before = county.newest();
  const startedAt = performance.now();
  const { preview } = await publishes(county, 'calendar', calendar, 'open');
  const { deadlines } = preview as { readonly deadlines: number };
  await county.until(deadlines, ({ type }) => type === 'DeadlineChanged', before);
  const seconds = (performance.now() - startedAt) / 1000;
  const changes = changesIn(county.rows(before));
  yield measured(
    `recalendar: ${what}, deadlines that it moves by the preview`,
    deadlines,
    'deadlines',
    `>= ${appeals}`,
  );
  yield measured(`recalendar: ${what}, changed`, changes.length, 'deadlines', `= ${deadlines}`);
  yield measured(`recalendar: ${what}, changed twice`, changedTwice(changes), 'deadlines', '= 0');
  yield measured(`recalendar: ${what}, previewed, published and changed in`, seconds, 's');
}
