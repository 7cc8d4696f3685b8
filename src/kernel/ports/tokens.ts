/** Under these names the composition provides the ports; whoever needs one asks for it in its constructor. */
export const EVENT_STORE = Symbol('EventStore');
export const CLOCK = Symbol('Clock');
export const KEY_STORE = Symbol('KeyStore');
export const CITIZEN_INDEX = Symbol('CitizenIndex');
export const NUMBER_BLOCKS = Symbol('NumberBlocks');
export const ATTACHMENT_STORE = Symbol('AttachmentStore');
/** What was derived from the master key, by purpose. */
export const SECRETS = Symbol('Secrets');
