/** The errors that a client was given, whatever it wraps them in. */
export class Refused extends Error {
  constructor(errors) {
    super(JSON.stringify(errors));
    this.codes = errors.map((error) => error.extensions?.code);
  }
}

/** Data of a plain result, or its errors. */
export function dataOf(result) {
  if (result.errors?.length) throw new Refused(result.errors);
  return result.data;
}

/** The only result of an operation, once it is complete. */
export const once = (subscribe) =>
  new Promise((resolve, reject) => {
    let only;
    subscribe({
      next: (data) => (only = data),
      failed: reject,
      complete: () => resolve(only),
    });
  });

/** For clients that do not repeat a subscription by themselves: subscribe again behind the last cursor. */
export const again = (subscribe) => (query, root, next) => {
  let stop = () => {};
  let after = null;
  let isOver = false;
  const go = () => {
    if (isOver) return;
    stop = subscribe(query, { after }, {
      next(data) {
        after = data[root].cursor;
        next(data);
      },
      failed: () => setTimeout(go, 50),
    });
  };
  go();
  return () => {
    isOver = true;
    stop();
  };
};

/** For clients that repeat a subscription by themselves: they send the variables anew, so these are kept up to date. */
export const kept = (subscribe) => (query, root, next) => {
  const variables = { after: null };
  let isOver = false;
  const stop = subscribe(query, variables, {
    next(data) {
      variables.after = data[root].cursor;
      next(data);
    },
    failed(error) {
      if (!isOver) throw error;
    },
  });
  return () => {
    isOver = true;
    stop();
  };
};
