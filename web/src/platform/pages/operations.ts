// The routes out of the server's own description (OpenAPI 3.1).

interface OperationTold {
  summary?: string;
  'x-summary-sv'?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: { name?: string; in?: string; $ref?: string }[];
}
export interface Description {
  info: { version: string };
  paths: Record<string, Record<string, OperationTold>>;
}
export interface Operation {
  method: string;
  path: string;
  summary: string;
  /** The words that may follow the address. */
  parameters: string[];
  /** Asks for no sign-in. */
  isOpen: boolean;
}
export interface Group {
  name: string;
  operations: Operation[];
}

const methods = ['get', 'post', 'patch', 'put', 'delete'];

/** The routes by their first word, in the order that the server tells them. */
export function operationsOf(description: Description, language: string): Group[] {
  const groups = new Map<string, Operation[]>();
  for (const [path, told] of Object.entries(description.paths)) {
    for (const method of methods) {
      const operation = told[method];
      if (!operation) {
        continue;
      }
      const name = operation.tags?.[0] ?? path.split('/')[1] ?? '';
      const parameters = (operation.parameters ?? [])
        .filter((one) => one.in === 'query' || /\/(limit|offset|valid_on|as_of)$/.test(one.$ref ?? ''))
        .map((one) => one.name ?? one.$ref!.split('/').pop()!);
      const summary = (language === 'sv' ? operation['x-summary-sv'] : undefined) ?? operation.summary ?? '';
      groups.set(name, [
        ...(groups.get(name) ?? []),
        {
          method: method.toUpperCase(),
          path,
          summary,
          parameters,
          isOpen: operation.security !== undefined && operation.security.length === 0,
        },
      ]);
    }
  }
  return [...groups].map(([name, operations]) => ({ name, operations }));
}

/** The routes that have every word asked for. */
export function matching(groups: readonly Group[], asked: string): Group[] {
  const words = asked.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map((group) => ({
      ...group,
      operations: group.operations.filter((one) => {
        const text = `${one.method} ${one.path} ${one.summary}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter((group) => group.operations.length > 0);
}
