import type { Credentials } from '../kit/api/caller';
import type { Client } from '../kit/api/client';

/** Everybody who has nothing to do with an appeal of 盘龙村, and how they call. */
export const strangers = [
  'citizen',
  'gridWorker',
  'officer',
  'dispatcher',
  'supervisor',
  'auditor',
  'admin',
  'client',
  'nobody',
  'wrongSecret',
] as const;
export type Stranger = (typeof strangers)[number];
export type Row = Readonly<Record<Stranger, number>>;

/** One of each role, all of them of 漩涡镇, two towns away, and another system that did not report it. */
export async function strangersOf(client: Client): Promise<Readonly<Record<Stranger, Credentials>>> {
  const token = async (...who: Parameters<Client['as']>): Promise<Credentials> =>
    (await client.as(...who)).credentials;
  return {
    citizen: await token('citizen', '13891500002'),
    gridWorker: await token('grid-worker', '610921107201'),
    officer: await token('officer', 'centre-610921107'),
    dispatcher: await token('dispatcher', 'centre-610921107'),
    supervisor: await token('supervisor', '610921107'),
    auditor: await token('auditor', '610921107'),
    admin: await token('admin', ''),
    client: await token('client', 'client-devices'),
    nobody: {},
    wrongSecret: { 'suqiu-secret': 'SJPP-ZDA8-W1W9-JXWC-0GJ7-CTED-79CC-A0E5' },
  };
}

const everybody = (status: number): Row =>
  Object.fromEntries(strangers.map((stranger) => [stranger, status])) as unknown as Row;

/** There is no such appeal; who has no token is asked for one. */
const step: Row = { ...everybody(404), nobody: 401, wrongSecret: 401 };
/** What a reporter may do with the secret of an anonymous appeal, and a wrong one opens none. */
const reporters: Row = { ...step, wrongSecret: 404 };
const staffView: Row = { ...step, citizen: 403, admin: 403, client: 403 };
const forAdmin = (status: number): Row => ({
  ...everybody(403),
  admin: status,
  nobody: 401,
  wrongSecret: 401,
});
const forEverybody = everybody(200);
const forAuditorsToo = (status: number): Row => ({ ...forAdmin(status), auditor: status });
/** Who acts on appeals may send many acts at once; each is decided on its own. */
const whoActs = (status: number): Row => ({
  ...everybody(status),
  ...{ citizen: 403, auditor: 403, admin: 403, client: 403, nobody: 401, wrongSecret: 401 },
});
/** The auditors here are a town's. */
const forCountyAuditors = { ...everybody(403), nobody: 401, wrongSecret: 401 };
/** What dispatchers of its place alone do; one of another town is told so. */
const runs = (status: number): Row => ({
  ...everybody(403),
  ...{ dispatcher: status, nobody: 401, wrongSecret: 401 },
});
const incidentAct: Row = {
  ...everybody(404),
  ...{ citizen: 403, admin: 403, client: 403, nobody: 401, wrongSecret: 401 },
};
const staffReads = (status: number): Row => ({
  ...everybody(status),
  ...{ citizen: 403, admin: 403, client: 403, nobody: 401, wrongSecret: 401 },
});
/** What the county alone does or reads: everybody here is of a town. */
const forCountyPeople: Row = { ...everybody(403), nobody: 401, wrongSecret: 401 };
/** Another system's alone. */
const forClients: Row = { ...everybody(403), client: 200, nobody: 401, wrongSecret: 401 };

/** By hand, route by route: a route that is missing here fails the specification. */
export const expectedOfStrangers: Readonly<Record<string, Row>> = {
  'intake.hand': forClients,
  // Which of them, the rules of looking say: not this one.
  'numbers.ask': { ...everybody(403), nobody: 401, wrongSecret: 401 },
  'incidents.open': runs(403),
  // There is no such incident; whose role may not is told so once there is one.
  'incidents.attach': incidentAct,
  'incidents.detach': incidentAct,
  'incidents.tell': incidentAct,
  'incidents.resolveAll': incidentAct,
  'incidents.hide': incidentAct,
  'incidents.readOriginals': { ...everybody(403), auditor: 404, nobody: 401, wrongSecret: 401 },
  // Of their own town: nothing is suggested there.
  'suggestions.list': runs(200),
  // The example is of another town.
  'suggestions.turnDown': runs(403),
  'incidents.list': staffReads(200),
  'incidents.show': staffReads(404),
  'bulk.open': whoActs(202),
  'bulk.show': whoActs(404),
  'bulk.follow': whoActs(404),
  'exports.export': { ...staffReads(200), gridWorker: 403 },
  'rosters.show': staffReads(200),
  // Of another town’s unit.
  'rosters.set': { ...everybody(403), nobody: 401, wrongSecret: 401 },
  'signals.list': { ...everybody(403), supervisor: 200, auditor: 200, nobody: 401, wrongSecret: 401 },
  'followUps.list': { ...everybody(403), supervisor: 200, auditor: 200, nobody: 401, wrongSecret: 401 },
  // There is none.
  'signals.decide': { ...everybody(403), supervisor: 404, nobody: 401, wrongSecret: 401 },
  // Of a unit that is not theirs, whichever it is.
  'handovers.list': { ...everybody(403), nobody: 401, wrongSecret: 401 },
  'handovers.write': { ...everybody(403), nobody: 401, wrongSecret: 401 },
  'handovers.take': { ...everybody(403), nobody: 401, wrongSecret: 401 },
  'filters.list': staffReads(200),
  'filters.keep': staffReads(201),
  // There is none.
  'filters.change': staffReads(404),
  'filters.drop': staffReads(404),
  // Of a town, or no such role; drafts are the county's.
  'rankings.list': forCountyPeople,
  'rankings.show': forCountyPeople,
  'rankings.draft': forCountyPeople,
  'rankings.review': forCountyPeople,
  'rankings.publish': forCountyPeople,
  'rankings.correctEdition': forCountyPeople,
  'publishedRankings.list': forEverybody,
  // None is published.
  'publishedRankings.show': everybody(404),
  'publishedRankings.table': everybody(404),
  'scoring.inForce': forEverybody,
  'looking.inForce': forEverybody,
  'analysis.show': forCountyPeople,
  'analysis.markdown': forCountyPeople,
  'analysis.raise': forCountyPeople,
  'analysis.words': forCountyPeople,
  'bulletins.list': forCountyPeople,
  'bulletins.show': forCountyPeople,
  'bulletins.begin': forCountyPeople,
  'bulletins.redraft': forCountyPeople,
  'bulletins.review': forCountyPeople,
  'bulletins.publish': forCountyPeople,
  'bulletins.correctEdition': forCountyPeople,
  // There is none; no such role is told so first.
  'bulletins.answer': { ...forCountyPeople, officer: 404, dispatcher: 404 },
  'surveys.list': forCountyPeople,
  'surveys.show': forCountyPeople,
  'surveys.begin': forCountyPeople,
  'surveys.redraft': forCountyPeople,
  'surveys.review': forCountyPeople,
  'surveys.open': forCountyPeople,
  'surveys.withdrawSurvey': forCountyPeople,
  'surveys.results': forCountyPeople,
  'surveys.words': forCountyPeople,
  // They were invited to none.
  'mySurveys.list': { ...forCountyPeople, citizen: 200 },
  'mySurveys.answer': { ...forCountyPeople, citizen: 404 },
  'publishedBulletins.list': forEverybody,
  'publishedBulletins.show': everybody(404),
  'months.list': staffReads(200),
  // Theirs is a town, and a whole county is asked for.
  'months.show': staffReads(403),
  'months.freeze': { ...everybody(403), nobody: 401, wrongSecret: 401 },
  // No appeal of theirs.
  'duplicates.show': { ...step, admin: 403, client: 403 },
  'duplicates.tellApart': step,
  'report.comment': reporters,
  'report.correct': step,
  'report.nameGuardian': step,
  'report.redact': step,
  'rate.undo': step,
  'rate.requestExclusion': step,
  'rate.decideExclusion': step,
  'report.answerDirectly': step,
  // Any citizen may say "me too" to what has a public view.
  'report.endorse': { ...step, citizen: 200 },
  'report.merge': step,
  'report.unmerge': step,
  'report.withdraw': reporters,
  'respond.classify': step,
  'respond.route': step,
  'respond.accept': step,
  'respond.assign': step,
  'respond.recordContact': step,
  'respond.decline': step,
  'respond.referOut': step,
  'respond.requestReturn': step,
  'respond.decideReturn': step,
  'respond.recall': step,
  'handle.recordProgress': step,
  'handle.requestInformation': step,
  'handle.supplyInformation': reporters,
  'handle.requestSuspension': step,
  'handle.decideSuspension': step,
  'handle.resume': step,
  'handle.requestExtension': step,
  'handle.decideExtension': step,
  'handle.nameHelpers': step,
  'handle.reportCoHandling': step,
  'handle.blowWhistle': step,
  'handle.checkIn': step,
  'handle.holdConference': step,
  'handle.escalate': step,
  'handle.transfer': step,
  'handle.urge': reporters,
  'handle.answerUrge': step,
  'handle.openSupervision': step,
  'handle.answerSupervision': step,
  'handle.closeSupervision': step,
  'handle.nameAccused': reporters,
  'handle.confirmAccused': step,
  'handle.dismissAccused': step,
  'feedback.resolve': step,
  'feedback.confirmResolution': step,
  'feedback.rejectResolution': step,
  'feedback.deliverFeedback': step,
  'feedback.receiptFeedback': step,
  'feedback.recordFollowUp': step,
  'rate.rate': reporters,
  'rate.reopen': reporters,
  'rate.requestReview': reporters,
  'rate.decideReview': step,

  'views.show': reporters,
  'views.timeline': reporters,
  'views.deadlines': reporters,
  'views.explain': reporters,
  'views.attachment': reporters,
  'views.attachmentLink': reporters,
  // Nobody has a link.
  'views.linkedAttachment': everybody(400),
  'views.custody': staffView,
  'views.history': { ...everybody(403), auditor: 404, nobody: 401, wrongSecret: 401 },
  'views.publicView': { ...everybody(403), citizen: 200, nobody: 401, wrongSecret: 401 },
  'views.reveal': step,
  'identity.restrict': step,
  'identity.release': step,
  'identity.erase': step,
  'looks.withhold': step,
  'looks.end': step,
  'looks.mine': { ...everybody(403), citizen: 200, nobody: 401, wrongSecret: 401 },
  // Of no single appeal: the auditors here are a town's.
  'watch.list': { ...everybody(403), auditor: 200, nobody: 401, wrongSecret: 401 },
  'watch.decide': { ...everybody(403), auditor: 404, nobody: 401, wrongSecret: 401 },
  'views.list': { ...forEverybody, nobody: 401, wrongSecret: 401 },
  'me.show': { ...forEverybody, nobody: 401, wrongSecret: 401 },
  'me.counters': staffReads(200),
  'inbox.show': { ...forEverybody, nobody: 401, wrongSecret: 401 },
  'inbox.read': { ...everybody(404), nobody: 401, wrongSecret: 401 },
  'events.show': { ...forEverybody, nobody: 401, wrongSecret: 401 },
  'triage.show': staffReads(200),
  // Who asks for nothing finds nothing.
  'search.search': { ...everybody(400), nobody: 401, wrongSecret: 401 },
  'search.person': {
    ...forEverybody,
    ...{ citizen: 403, gridWorker: 403, admin: 403, client: 403, nobody: 401, wrongSecret: 401 },
  },
  'queue.show': staffReads(200),
  'dashboards.show': staffReads(200),
  // Which figure is not said.
  'dashboards.list': staffReads(400),

  // A citizen's own report, by app; staff have channels of their own; who watches reports nothing.
  'report.report': {
    ...everybody(403),
    citizen: 201,
    nobody: 400,
    wrongSecret: 400,
  },
  // Everybody may upload; JSON is no photo.
  'upload.upload': everybody(415),

  'reference.services': forEverybody,
  'reference.service': forEverybody,
  'reference.regions': forEverybody,
  'reference.units': forEverybody,
  'reference.bodies': forEverybody,
  'reference.dispatchList': forEverybody,
  'reference.policies': forEverybody,
  'reference.calendar': forEverybody,
  'administration.versions': forAuditorsToo(200),
  'administration.version': forAuditorsToo(200),
  // Which two is not said.
  'administration.diff': { ...everybody(403), admin: 400, auditor: 400, nobody: 401, wrongSecret: 401 },
  'administration.draft': forAuditorsToo(404),
  'administration.save': forAdmin(200),
  // The example is no calendar.
  'administration.validate': forAdmin(422),
  'administration.preview': forAdmin(422),
  'administration.publish': forAdmin(409),
  // It takes a form, signed by the issuer.
  'oidc.logout': everybody(415),
  // The document has no example of what a query must have.
  'calendar.later': everybody(400),
  'calendar.moment': forEverybody,
  'labels.read': forEverybody,
  'reference.people': { ...forEverybody, citizen: 403, client: 403, nobody: 401, wrongSecret: 401 },
  'docs.page': forEverybody,
  'docs.asset': forEverybody,
  'docs.json': forEverybody,
  'health.live': forEverybody,
  'health.ready': forEverybody,
  'health.scrape': forEverybody,

  // The auditors here are a town's.
  'proof.last': forAdmin(200),
  'proof.prove': forAdmin(200),
  'simulation.simulate': forAdmin(200),
  'looking.gateways': forAuditorsToo(200),
  // Of their own town they may, and this is another; the document has no example of what a query must have.
  'replay.state': { ...everybody(403), auditor: 404, nobody: 401, wrongSecret: 401 },
  'replay.diff': { ...everybody(403), auditor: 400, nobody: 401, wrongSecret: 401 },
  'replay.causes': { ...everybody(403), auditor: 404, nobody: 401, wrongSecret: 401 },
  'replay.accesses': { ...everybody(403), auditor: 404, nobody: 401, wrongSecret: 401 },
  'replay.originals': { ...everybody(403), auditor: 404, nobody: 401, wrongSecret: 401 },
  'replay.as': { ...everybody(403), auditor: 400, nobody: 401, wrongSecret: 401 },
  // Of their own town, which this appeal is not in.
  'registers.late': { ...everybody(403), auditor: 200, nobody: 401, wrongSecret: 401 },
  'registers.returns': { ...everybody(403), auditor: 200, nobody: 401, wrongSecret: 401 },
  'registers.accesses': { ...everybody(403), auditor: 200, nobody: 401, wrongSecret: 401 },
  'registers.changes': { ...everybody(403), auditor: 200, nobody: 401, wrongSecret: 401 },
  'registers.moved': { ...everybody(403), auditor: 200, nobody: 401, wrongSecret: 401 },
  // Which register is not said.
  'registers.lines': { ...everybody(403), auditor: 400, nobody: 401, wrongSecret: 401 },
  'audit.heads': forCountyAuditors,
  // The document has no example of what a query must have.
  'audit.inclusion': { ...forCountyAuditors, auditor: 400 },
  'audit.consistency': { ...forCountyAuditors, auditor: 400 },
  'audit.export': forCountyAuditors,
  'operations.list': forAdmin(200),
  'operations.confirmClock': forAdmin(204),
  // Asked for a runner that there is not.
  'operations.release': forAdmin(404),
  'operations.rebuild': forAdmin(404),
  'operations.accept': forAdmin(404),
  'operations.discard': forAdmin(404),
  'webhooks.list': forAdmin(200),
  // They are not configured here.
  'webhooks.subscribe': forAdmin(409),
  'webhooks.rotate': forAdmin(404),
  'webhooks.on': forAdmin(404),
  'webhooks.off': forAdmin(404),
  'webhooks.end': forAdmin(404),
};
