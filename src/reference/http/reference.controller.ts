import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Documented, edgeError, OnlyFor, Public } from '../../edge';
import type { ServiceId } from '../../kernel/ids';
import { isWithin, parentOf } from '../../kernel/region';
import { ReferenceInForce } from '../in-force';
import { PeopleParameters, RegionsParameters, UnitsParameters } from './parameters';
import { calendar, policies } from './rules.schemas';
import { bodies, catalogue, dispatchList, people, regions, service, units } from './schemas';

const tag = '目录 reference';

/** What is in force: services, places, units, people. Everybody may know all but who is on duty. */
@Controller()
export class ReferenceController {
  constructor(@Inject(ReferenceInForce) private readonly reference: Pick<ReferenceInForce, 'current'>) {}

  @Get('catalogue')
  @Public()
  @Documented({
    tag,
    summary: '诉求事项目录 the services that can be asked for',
    description:
      'Each with channels, origins, form and grounds of decline. New versions are in force within a second.',
    answer: catalogue,
  })
  services() {
    const { catalogue: inForce } = this.reference.current();
    return { version: inForce.version, services: inForce.all() };
  }

  @Get('catalogue/:service')
  @Public()
  @Documented({
    tag,
    summary: '诉求事项 one service, with the schema of its form',
    description:
      '`form` is a JSON Schema (2020-12): build the form from it, and send what was filled in as `form`.',
    answer: service,
    parameters: { service: 'infrastructure-power' },
    refuses: ['request/no-route'],
  })
  service(@Param('service') id: string) {
    const found = this.reference.current().catalogue.service(id as ServiceId);
    if (found === undefined) throw edgeError('request/no-route');
    return found;
  }

  @Get('directory/regions')
  @Public()
  @Documented({
    tag,
    summary: '行政区划 regions',
    description: 'By whole levels: county 6 digits, town 9, village 12; grids are known by their village.',
    answer: regions,
  })
  regions(@Query() { within }: RegionsParameters) {
    const { directory } = this.reference.current();
    const all = directory.allRegions();
    return {
      version: directory.version,
      regions: (within === undefined ? all : all.filter(({ code }) => isWithin(code, within))).map(
        (region) => ({
          ...region,
          parent: parentOf(region.code),
        }),
      ),
    };
  }

  @Get('directory/units')
  @Public()
  @Documented({
    tag,
    summary: '单位 units',
    description: 'Who can hold an appeal, and the desks of the county.',
    answer: units,
  })
  units(@Query() { within }: UnitsParameters) {
    const { directory } = this.reference.current();
    const all = directory.allUnits();
    return {
      version: directory.version,
      units: within === undefined ? all : all.filter(({ region }) => isWithin(region, within)),
    };
  }

  @Get('directory/bodies')
  @Public()
  @Documented({
    tag,
    summary: '可转介机构 the bodies that appeals are referred to',
    description: 'The published list: nothing is referred elsewhere.',
    answer: bodies,
  })
  bodies() {
    const { directory } = this.reference.current();
    return { version: directory.version, bodies: directory.allBodies() };
  }

  @Get('directory/dispatch-list')
  @Public()
  @Documented({
    tag,
    summary: '派单目录 which unit has the duty',
    description:
      'The smallest area that holds the place counts; where none is named, the lowest tier with the duty.',
    answer: dispatchList,
  })
  dispatchList() {
    const { directory } = this.reference.current();
    return { version: directory.version, entries: directory.allEntries() };
  }

  @Get('policies')
  @Public()
  @Documented({
    tag,
    summary: '时限规定 how long each step may take',
    description:
      'Of several rules of a kind the first that matches counts. Running deadlines keep what was decided at their start.',
    answer: policies,
  })
  policies() {
    const { policies: inForce } = this.reference.current();
    return { version: inForce.version, policies: inForce.all() };
  }

  @Get('calendar')
  @Public()
  @Documented({
    tag,
    summary: '工作日历 when the county works',
    description: 'Beyond its horizon, plain weekdays count and deadlines are provisional.',
    answer: calendar,
  })
  calendar() {
    const { calendar: inForce } = this.reference.current();
    return { version: inForce.version, calendar: inForce.document };
  }

  @Get('directory/people')
  @OnlyFor('grid-worker', 'officer', 'dispatcher', 'supervisor', 'auditor', 'admin')
  @Documented({
    tag,
    summary: '人员 people on duty',
    description: 'Who is on duty today, by the directory in force.',
    answer: people,
  })
  people(@Query() { unit }: PeopleParameters) {
    const { directory } = this.reference.current();
    const all = directory.allPeople();
    return {
      version: directory.version,
      people: all
        .filter(({ role }) => role !== 'client')
        .filter((person) => unit === undefined || person.unit === unit)
        .map(({ from: _from, until: _until, intake: _intake, ...listed }) => listed),
    };
  }
}
