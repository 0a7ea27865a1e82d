// What a real provider remembers: the library's own memory goes when its keys are changed, a city's does not.
export function newMemory() {
  const kept = new Map();
  return class Memory {
    /** Every code and token that was ever given out and is still remembered. */
    static given() {
      const secret = ['AuthorizationCode', 'AccessToken', 'RefreshToken'];
      const keys = [...kept.keys()].map((key) => key.split(' '));
      return keys.filter(([model]) => secret.includes(model)).map(([, id]) => id);
    }
    constructor(model) {
      this.model = model;
    }
    key(id) {
      return `${this.model} ${id}`;
    }
    found(fits) {
      return [...kept].find(([key, held]) => key.startsWith(`${this.model} `) && fits(held))?.[1];
    }
    async upsert(id, held) {
      kept.set(this.key(id), held);
    }
    async find(id) {
      return kept.get(this.key(id));
    }
    async findByUid(uid) {
      return this.found((held) => held.uid === uid);
    }
    async findByUserCode(userCode) {
      return this.found((held) => held.userCode === userCode);
    }
    async consume(id) {
      kept.get(this.key(id)).consumed = Math.floor(Date.now() / 1000);
    }
    async destroy(id) {
      kept.delete(this.key(id));
    }
    async revokeByGrantId(grantId) {
      for (const [key, held] of kept) if (held.grantId === grantId) kept.delete(key);
    }
  };
}
