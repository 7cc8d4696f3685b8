/** What other features may know of rosters: who is on duty in a unit. */
export { onDutyAt, rosterAggregate, rosterStream, type OnDuty } from './domain/roster';
