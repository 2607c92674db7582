import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long requests that run may take while the service stops, in milliseconds. */
const longestEnd = 5_000;

/**
 * Lets the service stop: requests that run are answered first, then every connection is ended. Node alone waits for each connection that has not
 * asked anything yet – browsers keep such in reserve – or has not finished asking, and the service would be killed before it has written back.
 */
export function endConnections(app: FastifyInstance, patience = longestEnd): void {
  const connections = new Set<Socket>();
  const running = new Set<ServerResponse>();
  let ended = false;
  let nothingRuns = (): void => undefined;
  const answered = (response: ServerResponse): void => {
    running.delete(response);
    if (running.size === 0) nothingRuns();
  };
  app.server.on('connection', (connection: Socket) => {
    if (ended) return connection.destroy();
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  app.addHook('onRequest', async (_, { raw }) => {
    running.add(raw);
    raw.once('close', () => answered(raw));
  });
  app.addHook('onResponse', async (_, { raw }) => answered(raw));
  app.addHook('preClose', async () => {
    if (running.size > 0) await new Promise<void>((resolve) => {
      const tooLong = setTimeout(resolve, patience);
      nothingRuns = () => { clearTimeout(tooLong); resolve(); };
    });
    ended = true;
    for (const connection of connections) connection.destroy();
  });
}
