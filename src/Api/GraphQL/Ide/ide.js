// Sends GraphiQL's operations to this server: over HTTP, subscriptions as server-sent events.
"use strict";

const token = document.getElementById("token");
token.value = localStorage.getItem("hotdash.token") ?? "";
token.addEventListener("input", () => localStorage.setItem("hotdash.token", token.value.trim()));
document.getElementById("identity").addEventListener("submit", event => event.preventDefault());

function send(parameters, options, accept) {
  return fetch("/graphql", {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: accept,
      ...(token.value.trim() && { Authorization: `Bearer ${token.value.trim()}` }),
      ...options?.headers,
    },
    body: JSON.stringify(parameters),
  });
}

async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    const parts = text.split("\n\n");
    text = parts.pop();
    for (const part of parts) {
      if (part.startsWith("event: complete")) return;
      if (part.startsWith("event: next")) yield JSON.parse(part.slice(part.indexOf("data: ") + 6));
    }
  }
}

async function* subscribe(parameters, options) {
  const response = await send(parameters, options, "text/event-stream");
  if (response.headers.get("Content-Type")?.startsWith("text/event-stream")) yield* events(response);
  else yield await response.json();
}

function isSubscription(parameters, options) {
  const operations = options?.documentAST?.definitions.filter(x => x.kind === "OperationDefinition") ?? [];
  const operation = operations.find(x => x.name?.value === parameters.operationName) ?? operations[0];
  return operation?.operation === "subscription";
}

const fetcher = (parameters, options) =>
  isSubscription(parameters, options)
    ? subscribe(parameters, options)
    : send(parameters, options, "application/graphql-response+json").then(response => response.json());

ReactDOM.createRoot(document.getElementById("graphiql")).render(React.createElement(GraphiQL, { fetcher }));
