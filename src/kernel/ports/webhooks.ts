/** How webhooks leave the house, as far as whoever registers them has to know. */
export interface WebhookDoor {
  /** Whether anything is sent at all. */
  readonly isOpen: boolean;
  /** As far as an address can be judged before its name is looked up; at each connection it is judged again. */
  mayCall(url: string): boolean;
  /** What a receiver checks signatures with. The same at every question. */
  secretOf(webhook: string, generation: number): string;
}

/** Injection token of the `WebhookDoor`. */
export const WEBHOOK_DOOR = Symbol('WebhookDoor');
