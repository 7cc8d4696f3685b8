import { Choice, Flag, FreeForm, Text } from '../../edge';
import { filteredLists, type FilteredList } from './filter';

export class FilterBody {
  @Choice(filteredLists)
  readonly list!: FilteredList;

  @Text(50, { example: '蒲溪镇停电' })
  readonly name!: string;

  @FreeForm({
    description: 'The parameters of the list’s own route, as JSON.',
    example: { region: ['610921102'], service: ['infrastructure-power'] },
  })
  readonly query!: Readonly<Record<string, unknown>>;

  @Flag({ optional: true, description: 'The people of my unit see it, too.' })
  readonly shared?: boolean | undefined;
}
