// The stable key of a new row, from its name: small letters, digits and dashes.
import { problemOf } from '../../kernel/problem';
import { send } from './data';

const isTaken = 409;

export function keyOf(name: string): string {
  const plain = name
    .toLocaleLowerCase('sv')
    .replace(/[åä]/g, 'a')
    .replace(/ö/g, 'o')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return plain === '' ? 'rad' : plain;
}

/** Adds a row under the key of its name, or under the next free one: two rows may have one name. */
export async function addNamed<Row>(
  path: string,
  body: { name: string } & Record<string, unknown>,
): Promise<Row> {
  const key = keyOf(body.name);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send<Row>({
        method: 'POST',
        path,
        body: { ...body, key: attempt === 1 ? key : `${key}-${attempt}` },
      });
    } catch (thrown) {
      if (problemOf(thrown).status !== isTaken || attempt >= 9) {
        throw thrown;
      }
    }
  }
}
