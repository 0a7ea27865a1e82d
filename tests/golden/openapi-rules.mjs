// The rules of DIGG's REST profile that can be read off a description, over api/openapi.json:
//   node tests/golden/openapi-rules.mjs api/openapi.json
import { readFileSync } from 'node:fs';

const api = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const methods = ['get', 'post', 'put', 'patch', 'delete'];
const wrong = [];
const blame = (place, what) => wrong.push(`${place}: ${what}`);

function follow(thing) {
  let found = thing;
  while (found?.$ref) {
    found = found.$ref
      .slice(2)
      .split('/')
      .reduce((at, part) => at?.[part.replaceAll('~1', '/').replaceAll('~0', '~')], api);
    if (!found) blame(thing.$ref, 'leads nowhere');
  }
  return found;
}

/** An example has every member its schema knows, and no other; lists show at least one of what they hold. */
function checkExample(place, schema, example, depth = 0) {
  const shape = follow(schema);
  if (!shape || depth > 12) return;
  if (example === undefined) return blame(place, 'has no example');
  if (shape.type === 'array') {
    if (!Array.isArray(example)) blame(place, 'the example is no list');
    else if (example.length > 0) checkExample(`${place}[0]`, shape.items, example[0], depth + 1);
  } else if (shape.properties) {
    for (const name of shape.required ?? [])
      if (!(name in example)) blame(place, `the example lacks ${name}`);
    for (const [name, value] of Object.entries(example)) {
      if (shape.properties[name]) checkExample(`${place}.${name}`, shape.properties[name], value, depth + 1);
      else blame(place, `the example has ${name}, which the schema does not know`);
    }
  } else if (shape.enum && !shape.enum.includes(example)) {
    blame(place, `${JSON.stringify(example)} is none of the choices`);
  }
}

/** True for JSON whose shape is told elsewhere: the description itself, and DIGG's api-info. */
function isFree(schema) {
  const shape = follow(schema);
  return !shape?.properties && !shape?.items && !shape?.allOf && !shape?.oneOf;
}

function checkContent(place, content) {
  for (const [type, body] of Object.entries(content ?? {})) {
    if (!body.schema) blame(place, `${type} has no schema`);
    else if (type.endsWith('json') && !isFree(body.schema)) {
      const example = body.example ?? Object.values(body.examples ?? {})[0]?.value;
      checkExample(`${place} ${type}`, body.schema, example);
    }
  }
}

function checkPath(path) {
  const parameters = path.match(/\{[^}]*\}/g) ?? [];
  if (!/^(\/([a-z0-9-]+|\{id\}))+$/.test(path)) blame(path, 'is not lower-case words with hyphens');
  if (parameters.length > 1) blame(path, 'has more than one parameter');
}

function checkResponses(place, operation) {
  const statuses = Object.keys(operation.responses ?? {});
  if (!statuses.some((status) => status.startsWith('2'))) blame(place, 'tells of no success');
  for (const status of statuses) {
    const response = follow(operation.responses[status]);
    if (!response?.description) blame(`${place} ${status}`, 'is not described');
    if (/^[45]/.test(status) && !response?.content?.['application/problem+json'])
      blame(`${place} ${status}`, 'is no problem+json');
    checkContent(`${place} ${status}`, response?.content);
  }
}

if (!/^3\.1/.test(api.openapi)) blame('openapi', 'is not 3.1');
for (const fact of ['title', 'version', 'description', 'license'])
  if (!api.info?.[fact]) blame('info', `lacks ${fact}`);
const url = api.servers?.[0]?.url ?? '';
if (!/^https:\/\/.*\/v1$/.test(url)) blame('servers', 'is no https address that ends in its version');

const ids = new Set();
for (const [path, item] of Object.entries(api.paths)) {
  checkPath(path);
  for (const method of methods.filter((one) => item[one])) {
    const operation = item[method];
    const place = `${method.toUpperCase()} ${path}`;
    for (const fact of ['summary', 'description', 'operationId', 'x-summary-sv', 'x-description-sv'])
      if (!operation[fact]) blame(place, `lacks ${fact}`);
    if (ids.has(operation.operationId)) blame(place, `its operationId is taken: ${operation.operationId}`);
    ids.add(operation.operationId);
    if (!operation.security && !api.security) blame(place, 'does not say who may ask');
    for (const given of operation.parameters ?? []) {
      const parameter = follow(given);
      if (!parameter.description) blame(`${place} ${parameter.name}`, 'is not described');
      if (/personnummer|personal.?number/i.test(parameter.name)) blame(place, 'takes a personal number');
    }
    checkContent(`${place} body`, follow(operation.requestBody)?.content);
    checkResponses(place, operation);
  }
}
for (const one of wrong.slice(0, 40)) console.log(one);
console.log(`${ids.size} operations, ${wrong.length} faults`);
process.exit(wrong.length === 0 && ids.size > 0 ? 0 : 1);
