import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Documented, edgeError, OnlyFor, Public } from '../../edge';
import type { ServiceId } from '../../kernel/ids';
import { isWithin } from '../../kernel/region';
import { APPEAL_PORTS, type AppealPorts } from '../application/ports';
import { PeopleParameters, RegionsParameters, UnitsParameters } from './dto/queries.dto';
import { catalogue, people, regions, service, units } from './schemas/reference';
import { tags } from './tags';

const tag = tags.reference;

/** What is in force: services, places, units, people. Everybody may know all but who is on duty. */
@Controller()
export class ReferenceController {
  constructor(@Inject(APPEAL_PORTS) private readonly ports: Pick<AppealPorts, 'inForce'>) {}

  @Get('catalogue')
  @Public()
  @Documented({ tag, summary: '诉求事项目录 the services that can be asked for', answer: catalogue })
  services() {
    const { catalogue: inForce } = this.ports.inForce();
    return { version: inForce.version, services: inForce.all() };
  }

  @Get('catalogue/:service')
  @Public()
  @Documented({
    tag,
    summary: '诉求事项 one service, with the schema of its form',
    answer: service,
    refuses: ['request/no-route'],
  })
  service(@Param('service') id: string) {
    const found = this.ports.inForce().catalogue.service(id as ServiceId);
    if (found === undefined) throw edgeError('request/no-route');
    return found;
  }

  @Get('directory/regions')
  @Public()
  @Documented({ tag, summary: '行政区划 regions', answer: regions })
  regions(@Query() { within }: RegionsParameters) {
    const { directory } = this.ports.inForce();
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
    const { directory } = this.ports.inForce();
    const all = directory.allUnits();
    return {
      version: directory.version,
      units: within === undefined ? all : all.filter(({ region }) => isWithin(region, within)),
    };
  }

  @Get('directory/people')
  @OnlyFor('grid-worker', 'officer', 'dispatcher', 'supervisor', 'auditor', 'admin')
  @Documented({ tag, summary: '人员 people on duty', answer: people })
  people(@Query() { unit }: PeopleParameters) {
    const { directory } = this.ports.inForce();
    const all = directory.allPeople();
    return {
      version: directory.version,
      people: unit === undefined ? all : all.filter((person) => person.unit === unit),
    };
  }
}
