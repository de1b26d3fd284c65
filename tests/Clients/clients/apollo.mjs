import { ApolloClient, ApolloLink, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import WebSocket from 'ws';
import { again, Refused } from '../outcomes.mjs';
import { socketTo } from './graphql-ws.mjs';

// The link looks for the browser's own.
globalThis.WebSocket ??= WebSocket;

export function open(address, token) {
  const socket = socketTo(address, token, 0);
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new HttpLink({ uri: `${address}/graphql`, headers: { authorization: `Bearer ${token}` } }),
    ),
  });
  const refusalOf = (error) => (CombinedGraphQLErrors.is(error) ? new Refused(error.errors) : error);
  const subscribe = (query, variables, { next, failed }) => {
    const running = client.subscribe({ query: gql(query), variables, fetchPolicy: 'no-cache' }).subscribe({
      next: ({ data, error }) => (error ? failed(refusalOf(error)) : next(data)),
      error: (error) => failed(refusalOf(error)),
    });
    return () => running.unsubscribe();
  };
  return {
    async ask(query, variables) {
      try {
        const { data } = query.startsWith('mutation')
          ? await client.mutate({ mutation: gql(query), variables })
          : await client.query({ query: gql(query), variables, fetchPolicy: 'network-only' });
        return data;
      } catch (error) {
        throw refusalOf(error);
      }
    },
    subscribe,
    follow: again(subscribe),
    close() {
      client.stop();
      socket.dispose();
    },
  };
}
