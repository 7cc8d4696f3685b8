import type { Caller } from '../kit/api/caller';
import type { Client } from '../kit/api/client';
import {
  COUNTY,
  matter,
  PANLONG_CENTRE,
  powerCut,
  PUXI,
  quarrel,
  reached,
  stands,
  stars,
} from '../kit/stories';
import { canaries } from './canary';

/** Whatever staff give as a reason: they, too, write of people. */
export async function giveReasons(client: Client, citizen: Caller, county: Caller): Promise<void> {
  const company = await client.as('dispatcher', 'ent-water');
  const countyOfficer = await client.as('officer', COUNTY);
  const moved = await citizen.reports(quarrel());
  await stands(moved, county, { holder: PANLONG_CENTRE });
  await county.does(moved, 'classify', { service: 'neighbour-dispute', reason: canaries.classifyReason });
  await county.does(moved, 'recall', { reason: canaries.recallReason });
  await county.does(moved, 'route', { unit: PANLONG_CENTRE, reason: canaries.routeReason });
  for (const above of [PUXI, COUNTY]) {
    await county.does(moved, 'escalate', { reason: canaries.escalateReason });
    expect((await county.sees(moved)).holder).toBe(above);
  }
  const pipe = await citizen.reports(
    matter('infrastructure-water', '断水了', { place: { region: '610921100' } }),
  );
  await stands(pipe, county, { holder: 'ent-water' });
  await company.does(pipe, 'transfer', { unit: 'dept-water', reason: canaries.transferReason });
  await countyOfficer.does(moved, 'accept', { assignee: `officer-${COUNTY}`, contact: reached() });
  await countyOfficer.does(moved, 'resolve', { outcome: 'solved', account: canaries.account });
  await citizen.does(moved, 'rate', stars(3, { satisfied: false }));
  await citizen.does(moved, 'review', { ground: canaries.reviewGround });
  await county.does(moved, 'review/decision', {
    upheld: true,
    opinion: canaries.opinion,
    external: canaries.reviewer,
  });

  const [lead, joining] = [await citizen.reports(powerCut()), await citizen.reports(powerCut())];
  await county.does(joining, 'merge', { target: lead.id, reason: canaries.mergeReason });
  await county.does(joining, 'unmerge', { reason: canaries.unmergeReason });
  await county.does(lead, 'refer', { to: '119', acknowledgement: canaries.acknowledgement });
}
