import { COUNTY_CENTRE, as, countyDispatcher, townDispatcher } from '../../kit/appeal-context';
import { ask, by, reported, routed, sealed, told } from '../../kit/appeal-story';
import { serviceId, unitId } from '../../kit/hanyin';

describe('a person who routes', () => {
  const sends = (unit: string, service = 'neighbour-dispute') =>
    told(reported({ service: serviceId(service) })).when(
      ask('route', { unit: unitId(unit), reason: sealed('就近') }),
      as(countyDispatcher),
    );

  it('stays on the line of the place: village, town, county, and departments of the county', () => {
    sends('centre-610921102').thenMatching({ type: 'AppealRouted' });
    sends('dept-justice').thenMatching({ type: 'AppealRouted' });
    sends('centre-610921102200').thenRefused('appeal/outside-line');
    sends('centre-610921107').thenRefused('appeal/outside-line');
  });

  it('gives no department’s duty to a village', () => {
    sends('centre-610921102206', 'infrastructure-power').thenRefused('appeal/no-duty');
    sends('centre-610921102', 'infrastructure-power').thenMatching({ type: 'AppealRouted' });
  });

  it('from below the unit decides on no return of it: the county does', () => {
    told(
      reported(),
      routed,
      by(townDispatcher, 'recall', { reason: sealed('不属村里') }),
      by(townDispatcher, 'route', { unit: unitId('dept-justice'), reason: sealed('涉及确权') }),
    ).thenMatching({ type: 'AppealRouted', data: { decides: COUNTY_CENTRE } });
  });
});
