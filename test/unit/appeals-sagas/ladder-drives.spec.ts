import type { Appeal } from '../../../src/appeals/domain/appeal';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { urgencies } from '../../../src/catalogue';
import { hanyin } from '../../kit/appeal-context';
import { leftAlone, type LeftAlone } from '../../kit/left-alone';

const of = <T extends AppealEvent['type']>(world: LeftAlone, type: T) =>
  world.log
    .map(({ event }) => event)
    .filter((event): event is Extract<AppealEvent, { type: T }> => event.type === type);

describe('an appeal that everybody leaves alone', () => {
  const services = hanyin.catalogue.all().map(({ id }) => id);
  const cases = services.flatMap((id) => urgencies.map((urgency) => [id, urgency] as const));

  it.each(cases)(
    'of %s, %s, ends with the county, where supervision comes again and again',
    (id, urgency) => {
      const world = leftAlone(id, urgency, 120);
      const { held } = world.appeal as Appeal;
      expect(held?.tier).toBe('county');
      expect(of(world, 'SupervisionOpened').length).toBeGreaterThan(2);
      // It is still going on.
      expect(world.tick()).toBe(true);
      const whole = of(world, 'LadderStepped').filter(({ data }) => data.owner === held?.unit);
      expect(whole.filter(({ data }) => data.acts.includes('supervise')).length).toBeGreaterThan(1);
    },
  );

  it('has every miss and every warning once, every step once at its point, and goes up tier by tier', () => {
    const world = leftAlone('neighbour-dispute', 'routine', 200);
    const seen = (keys: readonly string[]) =>
      expect(keys.filter((key, at) => keys.indexOf(key) < at)).toEqual([]);
    seen(of(world, 'DeadlineMissed').map(({ data }) => data.deadline));
    seen(of(world, 'DeadlineApproaching').map(({ data }) => `${data.deadline} ${data.warnAt}`));
    seen(
      of(world, 'LadderStepped')
        .filter(({ data }) => data.acts.length > 0 && !data.acts.includes('supervise'))
        .map(({ data }) => `${data.deadline} ${data.owner} ${data.reached}`),
    );
    expect(of(world, 'AppealEscalated').map(({ data }) => data.toTier)).toEqual(['town', 'county']);
    expect(of(world, 'DeadlineApproaching').length).toBeGreaterThan(2);
  });
});
