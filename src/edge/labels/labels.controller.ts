import { Controller, Get, Inject } from '@nestjs/common';
import type { Vocabularies } from '../../kernel/vocabulary';
import { Documented } from '../openapi/route-doc';
import { Public } from '../request/decorators';
import { answerOf, eg, named, shape, text, type Shape } from '../openapi/shapes';
import { VOCABULARIES } from './labels';

const bilingual = named('Bilingual', shape({ zh: text(), en: text() }));
const mapOf = <T>(value: Shape<T>, description: string): Shape<Readonly<Record<string, T>>> => ({
  type: 'object',
  additionalProperties: value,
  description,
});

const labels = answerOf<{ readonly labels: Vocabularies }>()(
  'Labels',
  shape({
    labels: eg(
      mapOf(
        mapOf(bilingual, 'By value.'),
        'By the name of the choice in this document, such as `AppealStatus`.',
      ),
      { Tier: { town: { zh: '镇级', en: 'town' } } },
    ),
  }),
);

/** What a screen calls each value of a choice, so that none keeps a table of its own. */
@Public()
@Controller('labels')
export class LabelsController {
  constructor(@Inject(VOCABULARIES) private readonly vocabularies: Vocabularies) {}

  @Get()
  @Documented({
    tag: '目录 reference',
    summary: '选项名称 what the choices are called',
    description: 'Every choice that this document names, with what each value is called in both languages.',
    answer: labels,
  })
  read() {
    return { labels: this.vocabularies };
  }
}
