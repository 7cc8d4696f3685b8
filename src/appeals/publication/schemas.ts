import { shapes } from '../../edge';

const { eg, instant, listOf, named, shape, text, whole } = shapes;

/** Of each edition after the first that was published: why it came. */
export const publishedCorrections = eg(
  listOf(
    named(
      'PublishedCorrection',
      shape({
        edition: eg(whole(), 2),
        reason: eg(text(), '登记时写错了镇'),
        publishedAt: eg(instant, '2026-07-06T09:00:00.000+08:00'),
      }),
    ),
  ),
  [],
);
