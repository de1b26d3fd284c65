import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { again, Refused } from '../outcomes.mjs';
import { socketTo } from './graphql-ws.mjs';

const opened = (exchangesOf, options = {}) => (address, token) => {
  const socket = socketTo(address, token, 0);
  const client = new Client({
    url: `${address}/graphql`,
    exchanges: exchangesOf(socket),
    preferGetMethod: false,
    requestPolicy: 'network-only',
    fetchOptions: { headers: { authorization: `Bearer ${token}` } },
    ...options,
  });
  const dataOf = ({ data, error }) => {
    if (error?.graphQLErrors.length) throw new Refused(error.graphQLErrors);
    if (error) throw error;
    return data;
  };
  const subscribe = (query, variables, { next, failed }) =>
    client.subscription(query, variables).subscribe((result) => {
      let data;
      try {
        data = dataOf(result);
      } catch (error) {
        failed(error);
        return;
      }
      next(data);
    }).unsubscribe;
  return {
    ask: async (query, variables) =>
      dataOf(await client[query.startsWith('mutation') ? 'mutation' : 'query'](query, variables).toPromise()),
    subscribe,
    follow: again(subscribe),
    close: () => socket.dispose(),
  };
};

export const overSocket = opened((socket) => [
  fetchExchange,
  subscriptionExchange({
    forwardSubscription: ({ query, variables }) => ({
      subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
    }),
  }),
]);

export const overFetch = opened(() => [fetchExchange], { fetchSubscriptions: true });

/** A client may read by GET. */
export const byGet = opened(() => [fetchExchange], { fetchSubscriptions: true, preferGetMethod: 'force' });
