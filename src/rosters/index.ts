/** What other features may know: who is on duty in a unit, and how much was left for them. */
export { waitingHandovers } from './handovers/handovers.projection';
export { onDutyAt, rosterAggregate, rosterStream, type OnDuty } from './domain/roster';
export { onDutyThen } from './on-duty-then';
