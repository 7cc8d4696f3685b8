import { reading, unreadable, type Stripped } from './format-error';
import { clean } from './pdf/clean';
import { documentIn } from './pdf/document';
import { NULL, type Value } from './pdf/values';
import { written } from './pdf/write';

/** Bytes that all photos on its pages, which lie in it packed once more, may unpack to. */
const MOST_PICTURES = 128 * 1024 * 1024;

/**
 * A PDF made anew of what its pages need: without Info and XMP, names on notes, signatures, scripts, files packed
 * inside, earlier versions of it, and without what photos on its pages tell.
 */
export const stripPdf = (bytes: Buffer): Stripped => ({
  kind: 'document',
  mediaType: 'application/pdf',
  bytes: reading(() => rebuilt(bytes)),
});

function rebuilt(bytes: Buffer): Buffer {
  const { objects, root } = documentIn(bytes);
  const numbers = new Map<number, number>([[root, 1]]);
  const out: Value[] = [];
  const room = { left: MOST_PICTURES };
  // The map grows while it is gone through: each object is cleaned when the first that needs it has been.
  for (const [number] of numbers) out.push(renumbered(clean(objects.get(number) ?? NULL, room), numbers));
  const catalogue = out[0];
  if (catalogue?.type !== 'dict' || !catalogue.entries.has('Pages')) throw unreadable('it has no pages');
  return written(out);
}

/** References by new numbers, given in the order in which they are met. */
function renumbered(value: Value, numbers: Map<number, number>): Value {
  switch (value.type) {
    case 'ref': {
      const number = numbers.get(value.number) ?? numbers.size + 1;
      numbers.set(value.number, number);
      return { type: 'ref', number };
    }
    case 'list':
      return { type: 'list', items: value.items.map((item) => renumbered(item, numbers)) };
    case 'dict':
      return {
        type: 'dict',
        entries: new Map([...value.entries].map(([key, item]) => [key, renumbered(item, numbers)])),
      };
    case 'stream': {
      const dict = renumbered(value.dict, numbers);
      return dict.type === 'dict' ? { ...value, dict } : value;
    }
    case 'word':
    case 'name':
    case 'text':
      return value;
  }
}
