import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Documented, edgeError, OnlyFor, Public } from '../../edge';
import type { ServiceId } from '../../kernel/ids';
import { isWithin } from '../../kernel/region';
import { ReferenceInForce } from '../in-force';
import { PeopleParameters, RegionsParameters, UnitsParameters } from './parameters';
import { bodies, catalogue, people, regions, service, units } from './schemas';

const tag = '目录 reference';

/** What is in force: services, places, units, people. Everybody may know all but who is on duty. */
@Controller()
export class ReferenceController {
  constructor(@Inject(ReferenceInForce) private readonly reference: Pick<ReferenceInForce, 'current'>) {}

  @Get('catalogue')
  @Public()
  @Documented({ tag, summary: '诉求事项目录 the services that can be asked for', answer: catalogue })
  services() {
    const { catalogue: inForce } = this.reference.current();
    return { version: inForce.version, services: inForce.all() };
  }

  @Get('catalogue/:service')
  @Public()
  @Documented({
    tag,
    summary: '诉求事项 one service, with the schema of its form',
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
  @Documented({ tag, summary: '行政区划 regions', answer: regions })
  regions(@Query() { within }: RegionsParameters) {
    const { directory } = this.reference.current();
    const all = directory.allRegions();
    return {
      version: directory.version,
      regions: within === undefined ? all : all.filter(({ code }) => isWithin(code, within)),
    };
  }

  @Get('directory/units')
  @Public()
  @Documented({ tag, summary: '单位 units', answer: units })
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
  @Documented({ tag, summary: '可转介机构 the bodies that appeals are referred to', answer: bodies })
  bodies() {
    const { directory } = this.reference.current();
    return { version: directory.version, bodies: directory.allBodies() };
  }

  @Get('directory/people')
  @OnlyFor('grid-worker', 'officer', 'dispatcher', 'supervisor', 'auditor', 'admin')
  @Documented({ tag, summary: '人员 people on duty', answer: people })
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
