/** One of each role whose reach is the widest that the role has, and who holds no token. */
export const countyPeople = [
  'citizen',
  'gridWorker',
  'officer',
  'dispatcher',
  'followUp',
  'supervisor',
  'auditor',
  'admin',
  'client',
  'nobody',
] as const;
export type CountyPerson = (typeof countyPeople)[number];
type Some = readonly CountyPerson[];

const everybody: Some = countyPeople;
const token = countyPeople.filter((who) => who !== 'nobody');
const staff: Some = ['gridWorker', 'officer', 'dispatcher', 'followUp', 'supervisor', 'auditor'];
/** Who handles and who watches; 回访专员 ask people, and look at no figures. */
const lookers = staff.filter((who) => who !== 'followUp');
const workers = staff.filter((who) => who !== 'auditor');
const exporters = staff.filter((who) => who !== 'gridWorker');
const auditors: Some = ['auditor'];
const admins: Some = ['admin'];
const watchers: Some = ['admin', 'auditor'];
const dispatchers: Some = ['dispatcher'];
const analysts: Some = ['dispatcher', 'supervisor', 'auditor'];
const publishers: Some = ['dispatcher', 'supervisor'];
const surveyors: Some = ['followUp', 'supervisor'];
const surveyReaders: Some = ['dispatcher', 'followUp', 'supervisor', 'auditor'];

/**
 * Who may ask each route that is of no single appeal, by hand; everybody else is refused with 401 or 403. How much of what
 * is there they find is the lists' to say. A route of the document that is missing here fails the specification.
 */
export const mayAskOfCounty: Readonly<Record<string, Some>> = {
  'docs.page': everybody,
  'docs.asset': everybody,
  'docs.json': everybody,
  'health.live': everybody,
  'health.ready': everybody,
  'health.scrape': everybody,
  'labels.read': everybody,
  'reference.services': everybody,
  'reference.service': everybody,
  'reference.regions': everybody,
  'reference.units': everybody,
  'reference.bodies': everybody,
  'reference.dispatchList': everybody,
  'reference.policies': everybody,
  'reference.calendar': everybody,
  'calendar.later': everybody,
  'calendar.moment': everybody,
  'upload.upload': everybody,
  // By the link itself, which is for its holder.
  'views.linkedAttachment': everybody,
  // By a logout token alone.
  'oidc.logout': everybody,
  // By app: a channel of citizens, and of whoever holds no token; staff have their own.
  'report.report': ['citizen', 'nobody'],

  'views.list': token,
  'me.show': token,
  'inbox.show': token,
  'inbox.read': token,
  'events.show': token,
  'search.search': token,
  'reference.people': [...lookers, 'admin'],
  'me.counters': lookers,
  'triage.show': lookers,
  'queue.show': lookers,
  'dashboards.show': lookers,
  'dashboards.list': lookers,
  'months.list': lookers,
  // Of the whole county, as is asked here; a town or a unit reads its own.
  'months.show': ['dispatcher', 'supervisor', 'auditor'],
  'months.freeze': ['dispatcher', 'supervisor'],
  'exports.export': exporters,
  'search.person': exporters,
  'filters.list': staff,
  'filters.keep': staff,
  'filters.change': staff,
  'filters.drop': staff,
  'rosters.show': staff,
  // Of the power company: its own people, and the dispatcher of the centre above.
  'rosters.set': ['officer', 'dispatcher'],
  'bulk.open': workers,
  'bulk.show': workers,
  'bulk.follow': workers,
  'suggestions.list': dispatchers,
  'suggestions.turnDown': dispatchers,
  'incidents.list': staff,
  'incidents.show': staff,
  'incidents.open': dispatchers,
  'incidents.attach': dispatchers,
  'incidents.detach': dispatchers,
  'incidents.tell': dispatchers,
  'incidents.resolveAll': dispatchers,
  'incidents.hide': dispatchers,
  'incidents.readOriginals': auditors,
  'intake.hand': ['client'],
  // Which of them, the rules of looking say: none of those that stand in the table.
  'numbers.ask': [],

  'publishedRankings.list': everybody,
  'publishedRankings.show': everybody,
  'publishedRankings.table': everybody,
  'publishedBulletins.list': everybody,
  'publishedBulletins.show': everybody,
  'scoring.inForce': everybody,
  'looking.inForce': everybody,
  'rankings.list': analysts,
  'rankings.show': analysts,
  'rankings.draft': publishers,
  'rankings.review': publishers,
  'rankings.publish': publishers,
  'rankings.correctEdition': publishers,
  // Officers and dispatchers: what names their unit.
  'bulletins.list': ['officer', ...analysts],
  'bulletins.show': ['officer', ...analysts],
  'bulletins.begin': publishers,
  'bulletins.redraft': publishers,
  'bulletins.review': publishers,
  'bulletins.publish': publishers,
  'bulletins.correctEdition': publishers,
  'bulletins.answer': ['officer', 'dispatcher'],
  'analysis.show': analysts,
  'analysis.markdown': analysts,
  'analysis.raise': publishers,
  'analysis.words': analysts,
  'signals.list': ['supervisor', 'auditor'],
  'signals.decide': ['supervisor'],
  'surveys.list': surveyReaders,
  'surveys.show': surveyReaders,
  'surveys.begin': surveyors,
  'surveys.redraft': surveyors,
  'surveys.review': surveyors,
  'surveys.open': surveyors,
  'surveys.withdrawSurvey': surveyors,
  'surveys.results': surveyReaders,
  'surveys.words': surveyReaders,
  'mySurveys.list': ['citizen'],
  'mySurveys.answer': ['citizen'],
  'looks.mine': ['citizen'],
  'watch.list': auditors,
  'watch.decide': auditors,
  'followUps.list': ['followUp', 'supervisor', 'auditor'],
  // Of the power company: its own people alone.
  'handovers.list': ['officer'],
  'handovers.write': ['officer'],
  'handovers.take': ['officer'],

  'registers.late': auditors,
  'registers.returns': auditors,
  'registers.accesses': auditors,
  'registers.changes': auditors,
  'registers.moved': auditors,
  'registers.lines': auditors,
  'audit.heads': auditors,
  'audit.inclusion': auditors,
  'audit.consistency': auditors,
  'audit.export': auditors,
  'simulation.simulate': watchers,
  'looking.gateways': watchers,
  'proof.last': watchers,
  'proof.prove': watchers,
  'administration.versions': watchers,
  'administration.version': watchers,
  'administration.diff': watchers,
  'administration.draft': watchers,
  'administration.save': admins,
  'administration.validate': admins,
  'administration.preview': admins,
  'administration.publish': admins,
  'operations.list': admins,
  'operations.confirmClock': admins,
  'operations.release': admins,
  'operations.rebuild': admins,
  'operations.accept': admins,
  'operations.discard': admins,
  'webhooks.list': admins,
  'webhooks.subscribe': admins,
  'webhooks.rotate': admins,
  'webhooks.on': admins,
  'webhooks.off': admins,
  'webhooks.end': admins,
};
