import { routes } from '../../../src/contract/routes';
import { routeSchemas } from '../../../src/contract/schemas/routeSchemas';
import { startUnderTest } from '../serviceUnderTest';

interface Operation { operationId: string; parameters?: { name: string; in: string; required?: boolean }[]; requestBody?: { content: { 'application/json': { schema: { properties?: object; type?: string } } } } }
interface Description { openapi: string; paths: Record<string, Record<string, Operation>>; components: object }

async function described(): Promise<Description> {
  const { app } = await startUnderTest();
  const answer = await app.inject({ url: '/api/v1/openapi.json' });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, expect.stringContaining('application/json')]);
  return answer.json();
}

it('describes every route of the contract, and nothing else, as OpenAPI 3.1 without a token', async () => {
  const { openapi, paths } = await described();
  expect(openapi).toMatch(/^3\.1\./);
  const found = Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`));
  const wanted = Object.entries(routes).map(([name, { method, path }]) => `${name} ${method} /api/v1${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(found.sort()).toEqual(wanted.sort());
});

it('names the parameters and the body of each', async () => {
  const { paths } = await described();
  for (const operation of Object.values(paths).flatMap((operations) => Object.values(operations))) {
    const schemas = routeSchemas[operation.operationId as keyof typeof routeSchemas] as { params?: { shape: object }; query?: { shape: object }; body?: unknown };
    const named = (where: string) => (operation.parameters ?? []).filter((parameter) => parameter.in === where).map(({ name }) => name).sort();
    expect([operation.operationId, named('path'), named('query'), operation.requestBody !== undefined])
      .toEqual([operation.operationId, Object.keys(schemas.params?.shape ?? {}).sort(), Object.keys(schemas.query?.shape ?? {}).sort(), schemas.body !== undefined]);
  }
  const { schema } = paths['/api/v1/segments/{no}/log']!.post!.requestBody!.content['application/json'];
  expect(Object.keys(schema.properties!)).toEqual(['mergeRun', 'lines', 'leaveOut', 'createFollowUp', 'followUpDescription', 'remainderDescription', 'notOut']);
});

it('is refused to other hosts and pages like the rest', async () => {
  const { app } = await startUnderTest();
  const status = async (headers: Record<string, string>) => (await app.inject({ url: '/api/v1/openapi.json', headers })).statusCode;
  expect([await status({ host: 'evil.example' }), await status({ host: 'localhost:3000', origin: 'https://evil.example' }), await status({})]).toEqual([403, 403, 200]);
});
