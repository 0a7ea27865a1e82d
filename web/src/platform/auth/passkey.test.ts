import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from './passkey';

describe('base64url', () => {
  it('goes there and back, without padding', () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + length) % 256);
      const text = toBase64url(bytes.buffer);
      expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
      expect([...fromBase64url(text)]).toEqual([...bytes]);
    }
    expect(toBase64url(Uint8Array.from([0xfb, 0xff, 0xfe]).buffer)).toBe('-__-');
  });
});
