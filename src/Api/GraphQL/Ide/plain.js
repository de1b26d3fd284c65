"use strict";

const at = id => document.getElementById(id);

at("form").addEventListener("submit", async event => {
  event.preventDefault();
  try {
    const variables = at("variables").value.trim();
    const token = at("token").value.trim();
    const response = await fetch("/graphql", {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/graphql-response+json",
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query: at("query").value, variables: variables ? JSON.parse(variables) : null }),
    });
    at("answer").textContent = JSON.stringify(await response.json(), null, 2);
  } catch (error) {
    at("answer").textContent = String(error);
  }
});
