/** What routes say of themselves. The document and its page are the composition's to import. */
export { Documented, ROUTE_DOC, type RouteDoc } from './route-doc';
