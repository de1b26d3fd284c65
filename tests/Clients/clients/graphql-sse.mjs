import { createClient } from 'graphql-sse';
import { dataOf, kept, once, Refused } from '../outcomes.mjs';

const opened = (singleConnection) => (address, token) => {
  const headers = { authorization: `Bearer ${token}` };
  const to = (retryAttempts) =>
    createClient({
      url: `${address}/graphql`,
      singleConnection,
      headers: () => ({ ...headers }),
      fetchFn,
      retryAttempts,
      retry: () => new Promise((resolve) => setTimeout(resolve, 50)),
    });
  const client = to(0);
  const lasting = to(1_000);
  const through = (which) => (query, variables, { next, failed, complete = () => {} }) =>
    which.subscribe(
      { query, variables },
      {
        next: (result) => (result.errors ? failed(new Refused(result.errors)) : next(dataOf(result))),
        error: (error) => failed(error?.response?.errors ? new Refused(error.response.errors) : error),
        complete,
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

/** On a shared stream what cannot begin is the answer of its request; the client would drop its body unread. */
async function fetchFn(url, init) {
  const answer = await fetch(url, init);
  if (!answer.ok) answer.errors = (await answer.json()).errors;
  return answer;
}

export const distinct = opened(false);
export const single = opened(true);
