import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { dataOf, kept, once, Refused } from '../outcomes.mjs';

export const socketTo = (address, token, retryAttempts) =>
  createClient({
    url: `${address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)),
    shouldRetry: () => true,
  });

export function open(address, token) {
  const client = socketTo(address, token, 1_000);
  const subscribe = (query, variables, { next, failed, complete = () => {} }) =>
    client.subscribe(
      { query, variables },
      {
        next: (result) => (result.errors ? failed(new Refused(result.errors)) : next(dataOf(result))),
        error: (error) => failed(Array.isArray(error) ? new Refused(error) : error),
        complete,
      },
    );
  return {
    ask: (query, variables) => once((sink) => subscribe(query, variables, sink)),
    subscribe,
    follow: kept(subscribe),
    close: () => client.dispose(),
  };
}
