import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';

export interface HttpsFetch {
  fetch: typeof globalThis.fetch;
  /** Why the last call reached nobody, in words for the terminal. */
  lastFailure(): string | undefined;
}

/**
 * `fetch` that trusts a certificate authority of the caller's choice; Node's own only knows those of the machine.
 * It does what the sync client asks for: a method, headers, a text body, an abort signal; the answer's body streams.
 */
export function createHttpsFetch(ca?: string): HttpsFetch {
  const agent = new https.Agent({ keepAlive: true, ...(ca === undefined ? {} : { ca }) });
  let failure: string | undefined;
  const fetch: typeof globalThis.fetch = (input, { method = 'GET', headers, body, signal } = {}) => new Promise((resolve, reject) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const secure = url.protocol === 'https:';
    const request = (secure ? https : http).request(url, {
      method, headers: Object.fromEntries(new Headers(headers)), ...(secure ? { agent } : {}), ...(signal ? { signal } : {}),
    }, (answer) => {
      resolve(new Response(Readable.toWeb(answer) as ReadableStream<Uint8Array>, { status: answer.statusCode ?? 500, headers: headersOf(answer) }));
    });
    request.once('error', (error: NodeJS.ErrnoException) => {
      failure = whyNotReached(error);
      reject(error);
    });
    request.end(typeof body === 'string' ? body : undefined);
  });
  return { fetch, lastFailure: () => failure };
}

const headersOf = (answer: http.IncomingMessage): [string, string][] =>
  Object.entries(answer.headers).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one]));

function whyNotReached({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ECONNREFUSED': return 'Nothing listens there: is it running (npm start)?';
    case 'ENOTFOUND': return 'This name is not known.';
    case 'DEPTH_ZERO_SELF_SIGNED_CERT': case 'SELF_SIGNED_CERT_IN_CHAIN': case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE': case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return 'Its certificate is not trusted: name its authority with --ca.';
    case 'CERT_HAS_EXPIRED': return 'Its certificate has expired.';
    default: return message;
  }
}
