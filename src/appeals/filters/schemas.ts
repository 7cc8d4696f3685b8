import { shapes } from '../../edge';
import { filteredLists } from './filter';
import type { FilterView } from './filter-desk';

const { answerOf, eg, flag, listOf, named, oneOf, shape, text, uuid, whole } = shapes;

const ID = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a60';
const query: shapes.Shape<Readonly<Record<string, unknown>>> = {
  type: 'object',
  additionalProperties: true,
  description: 'The parameters of the list’s own route.',
};

export const filterList = answerOf<{ readonly items: readonly FilterView[] }>()(
  'FilterList',
  shape({
    items: listOf(
      named(
        'Filter',
        shape({
          id: eg(uuid, ID),
          list: eg(oneOf(filteredLists), 'appeals'),
          name: eg(text(), '蒲溪镇停电'),
          query: eg(query, { region: ['610921102'] }),
          shared: eg({ ...flag, description: 'With the people of the unit.' }, true),
          mine: eg({ ...flag, description: 'Mine to change.' }, true),
        }),
      ),
    ),
  }),
);

interface FilterAnswer {
  readonly id: string;
  readonly revision: number;
}
export const filterAnswer = answerOf<FilterAnswer>()(
  'FilterAnswer',
  shape({ id: eg(uuid, ID), revision: eg(whole('For `If-Match`.'), 0) }),
);
