import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { endConnections } from '../../../src/service/http/endConnections';

/** A small service on a port of its own: `/slow` is answered when `let go` is called. */
async function serve(patience?: number) {
  const app = fastify({ forceCloseConnections: 'idle' }) as unknown as FastifyInstance;
  endConnections(app, patience);
  let letGo = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    app.get('/slow', async () => {
      resolve();
      await new Promise<void>((answer) => { letGo = answer; });
      return { answered: true };
    });
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  /** Opens a connection and says something on it; answers all that comes back until it is ended. */
  const say = async (text: string): Promise<{ heard: Promise<string> }> => {
    const connection = net.connect(port, '127.0.0.1');
    const accepted = once(app.server, 'connection');
    let heard = '';
    connection.on('data', (piece) => { heard += piece.toString(); }).on('error', () => undefined);
    const ended = new Promise<string>((resolve) => { connection.once('close', () => resolve(heard)); });
    await accepted;
    if (text) connection.write(text);
    return { heard: ended };
  };
  return { app, asked, letGo: () => letGo(), say };
}

it.each([['says nothing', ''], ['does not finish asking', 'GET /slow HTTP/1.1\r\nHost: localhost\r\n']])('a connection that %s is ended when the service stops', async (_, text) => {
  const { app, say } = await serve();
  const { heard } = await say(text);
  const began = Date.now();
  await app.close();
  expect(await heard).toBe('');
  expect(Date.now() - began).toBeLessThan(4_000);
});

it('a request that runs is answered before the service stops', async () => {
  const { app, asked, letGo, say } = await serve();
  const { heard } = await say('GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const reserve = await say('');
  await asked;
  let stopped = false;
  const stopping = app.close().then(() => { stopped = true; });
  await new Promise((resolve) => { setTimeout(resolve, 200); });
  expect(stopped).toBe(false);
  letGo();
  await stopping;
  expect(await heard).toContain('{"answered":true}');
  expect(await reserve.heard).toBe('');
});

it('a request that does not end is not waited for without end', async () => {
  const { app, asked, say } = await serve(300);
  const { heard } = await say('GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await asked;
  await app.close();
  expect(await heard).not.toContain('answered');
});
