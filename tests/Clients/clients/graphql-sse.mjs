import { createClient } from 'graphql-sse';
import { dataOf, kept, once, Refused } from '../refused.mjs';

const opened = (singleConnection) => (address, token) => {
  const headers = { authorization: `Bearer ${token}` };
  const to = (retryAttempts) =>
    createClient({
      url: `${address}/graphql`,
      singleConnection,
      headers: () => ({ ...headers }),
      retryAttempts,
      retry: () => new Promise((resolve) => setTimeout(resolve, 50)),
    });
  const client = to(0);
  const lasting = to(1_000);
  const through = (which) => (query, variables, { next, failed }) =>
    which.subscribe(
      { query, variables },
      {
        next: (result) => (result.errors ? failed(new Refused(result.errors)) : next(dataOf(result))),
        error: async (error) => failed(await refusalOf(error)),
        complete() {},
      },
    );
  return {
    ask: (query, variables) => once((sink) => through(client)(query, variables, sink)),
    subscribe: through(client),
    follow: kept(through(lasting)),
    close() {
      client.dispose();
      lasting.dispose();
    },
  };
};

/** On a shared stream, what cannot begin is the answer of its request. */
async function refusalOf(error) {
  if (!error?.response) return error;
  const { errors } = await error.response.json();
  return new Refused(errors);
}

export const distinct = opened(false);
export const single = opened(true);
