export { Documented, ROUTE_DOC, type RouteDoc } from './route-doc';
