import { contactRoutes } from './routes/contactRoutes';
import { criteriaRoutes } from './routes/criteriaRoutes';
import { letterRoutes } from './routes/letterRoutes';
import { loggedRoutes } from './routes/loggedRoutes';
import { mergeRunRoutes } from './routes/mergeRunRoutes';
import { referenceRoutes } from './routes/referenceRoutes';
import { segmentRoutes } from './routes/segmentRoutes';

export type { Listing, Page, Route } from './route';
export type { Me, Settings } from './routes/referenceRoutes';

/** Where every route stands. `/health` and `/ready` are at the root. */
export const apiRoot = '/api/v1';

/** Every path, verb, request and answer that the pane and the service share (ARCHITECTURE §5). */
export const routes = { ...referenceRoutes, ...criteriaRoutes, ...segmentRoutes, ...letterRoutes, ...mergeRunRoutes, ...loggedRoutes, ...contactRoutes } as const;

export type RouteName = keyof typeof routes;
type Ask<N extends RouteName> = NonNullable<(typeof routes)[N]['ask']>;
export type ParamsOf<N extends RouteName> = Ask<N>['params'];
export type QueryOf<N extends RouteName> = Ask<N>['query'];
export type BodyOf<N extends RouteName> = Ask<N>['body'];
export type AnswerOf<N extends RouteName> = Ask<N>['answer'];
export type LineOf<N extends RouteName> = Ask<N>['line'];

/** The path with its parameters filled in, encoded. */
export function pathOf(name: RouteName, params: Record<string, string | number>): string {
  return apiRoot + routes[name].path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])));
}
