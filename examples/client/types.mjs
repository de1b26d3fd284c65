// Writes src/generated.ts: the types of all documents, the server's and those in src, and the hashes of the server's.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { codegen } from '@graphql-codegen/core';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import { Kind, parse, Source } from 'graphql';

const text = (path) => readFile(new URL(path, import.meta.url), 'utf8');
const { operations } = JSON.parse(await text('../../schema/graphql/operations/manifest.json'));
const definitions = new Map();
// Each document of the server is whole, so a fragment that several use comes several times; one type of it is enough.
for (const { body } of operations)
  for (const definition of parse(body).definitions) definitions.set(definition.name.value, definition);
for (const file of (await readdir(new URL('src', import.meta.url))).filter((name) => name.endsWith('.graphql')))
  for (const definition of parse(new Source(await text(`src/${file}`), `src/${file}`)).definitions) {
    const name = definition.name?.value;
    if (!name || definitions.has(name)) throw new Error(`src/${file}: give '${name ?? definition.kind}' a name of its own.`);
    definitions.set(name, definition);
  }

const written = await codegen({
  filename: 'generated.ts',
  schema: parse(await text('../../schema/graphql/schema.graphql')),
  documents: [{ document: { kind: Kind.DOCUMENT, definitions: [...definitions.values()] } }],
  config: {
    strictScalars: true,
    scalars: {
      DateTime: 'string',
      Decimal: 'string',
      Digest: 'string',
      JSON: 'unknown',
      LocalDate: 'string',
      LocalTime: 'string',
      TimeZone: 'string',
    },
    useTypeImports: true,
  },
  plugins: [{ operations: {} }, { documents: {} }],
  pluginMap: { operations: operationTypes, documents: typedDocuments },
});
const ids = Object.fromEntries(operations.map(({ name, id }) => [name, id]));
await writeFile(
  new URL('src/generated.ts', import.meta.url),
  `${written}\nexport const ids: Record<string, string> = ${JSON.stringify(ids, null, 2)};\n`,
);
