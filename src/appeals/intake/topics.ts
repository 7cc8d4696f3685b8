export const INTAKE_TOPIC = 'suqiu.intake.v1';
/** What can never be taken, with the reason, until a person has looked at it. */
export const DEAD_LETTERS = 'suqiu.intake.v1.dlq';
export const INTAKE_TYPE = 'suqiu.intake.reported.v1';
