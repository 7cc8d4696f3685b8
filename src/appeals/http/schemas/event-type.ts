import { shapes } from '../../../edge';
import { cards } from '../../domain/events';

/** The types of what this build records. The history alone shows what another build wrote. */
export const eventType: shapes.Shape<string> = shapes.oneOf(cards.map(({ type }) => type));
