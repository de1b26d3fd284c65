// One Apollo client: questions and wishes by HTTP, subscriptions by a WebSocket that resumes where it broke off.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, Observable } from '@apollo/client';
import { OperationTypeNode, print, type FormattedExecutionResult } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { ids } from './generated.js';

export async function connect(address: string, actor: string) {
  const authorization = `Bearer ${await token(address, actor)}`;
  const socket = createClient({
    url: `${address.replace(/^http/, 'ws')}/graphql`,
    // A browser has its own; so has Node.js from 22 on.
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    // It comes back by itself, later each time, however it was cut off; 4403 says that the token is not good any more.
    retryAttempts: Infinity,
    shouldRetry: (broken) => (broken as { code?: number }).code !== 4403,
  });
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: byHash.concat(
      ApolloLink.split(
        ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
        resuming(socket),
        new HttpLink({ uri: `${address}/graphql`, headers: { authorization } }),
      ),
    ),
  });
  const close = () => {
    client.stop();
    return socket.dispose();
  };
  return { client, close };
}

/** In Development anybody is given a token; elsewhere it comes from whoever signs people in. */
async function token(address: string, actor: string): Promise<string> {
  const answer = await fetch(`${address}/dev/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ shop: 'demo.myshopify.com', actor }),
  });
  if (!answer.ok) throw new Error(`No token for ${actor}: ${await answer.text()}`);
  return ((await answer.json()) as { token: string }).token;
}

/** Of a document that the server knows the hash is enough, and a server that serves no others is content. */
const byHash = new ApolloLink((operation, forward) => {
  const sha256Hash = ids[operation.operationName ?? ''];
  if (sha256Hash) {
    operation.extensions.persistedQuery = { version: 1, sha256Hash };
    operation.setContext({ http: { includeQuery: false, includeExtensions: true } });
  }
  return forward(operation);
});

/** Every subscription has one root field, and each of its messages the cursor behind which to resume. */
type Live = Record<string, { cursor: string; complete: boolean }>;

const resuming = (socket: Client) =>
  new ApolloLink(
    ({ query, operationName = null, extensions, variables }) =>
      new Observable((sink) => {
        // After a lost connection graphql-ws sends this very object again, so what it says then is where to go on.
        const kept: Record<string, unknown> = { ...variables };
        let stop = () => {};
        const begin = () => {
          stop = socket.subscribe<Live>(
            { query: extensions.persistedQuery ? '' : print(query), operationName, extensions, variables: kept },
            {
              next(result) {
                sink.next(result as FormattedExecutionResult);
                const message = Object.values(result.data ?? {})[0];
                // Half of a snapshot is nothing to go on from.
                if (message?.complete) kept.after = message.cursor;
              },
              error(error) {
                if (!cannotResume(error) || !kept.after) return sink.error(error);
                // Away for too long: a snapshot comes instead of what happened meanwhile.
                delete kept.after;
                begin();
              },
              complete: () => sink.complete(),
            },
          );
        };
        begin();
        return () => stop();
      }),
  );

const cannotResume = (error: unknown) =>
  Array.isArray(error) && error.some(({ extensions }) => extensions?.code === 'CURSOR_UNAVAILABLE');
