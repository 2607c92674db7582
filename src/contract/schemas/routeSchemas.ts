import type { z } from 'zod';
import type { BodyOf, RouteName } from '../routes';
import { contactSchemas } from './routes/contactSchemas';
import { criteriaSchemas } from './routes/criteriaSchemas';
import { letterSchemas } from './routes/letterSchemas';
import { loggedSchemas } from './routes/loggedSchemas';
import { mergeRunSchemas } from './routes/mergeRunSchemas';
import { referenceSchemas } from './routes/referenceSchemas';
import { segmentSchemas } from './routes/segmentSchemas';

type Schemas = { [Name in RouteName]: { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType<BodyOf<Name>> } };

/** What each route takes. What these let through, the service trusts. */
export const routeSchemas = { ...referenceSchemas, ...criteriaSchemas, ...segmentSchemas, ...letterSchemas, ...mergeRunSchemas, ...loggedSchemas, ...contactSchemas } satisfies Schemas;

/** What a route's handler gets after parsing. */
export type Parsed<Name extends RouteName, Part extends 'params' | 'query' | 'body'> = (typeof routeSchemas)[Name] extends Record<Part, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;
