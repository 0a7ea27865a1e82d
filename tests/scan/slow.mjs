// slowhttptest with its thousand connections, while somebody signed in goes on reading.
import { setTimeout as sleep } from 'node:timers/promises';
import { runSlow } from './scanners.mjs';
import { apiBase, send } from './town.mjs';

const attacks = {
  'slow headers': { flags: ['-H', '-i', '5', '-x', '24'], path: '/' },
  'slow body': {
    flags: ['-B', '-i', '5', '-s', '8192', '-t', 'POST', '-f', 'application/json'],
    path: `${apiBase}/session`,
  },
  'slow read': { flags: ['-X', '-w', '1', '-y', '64', '-n', '5', '-z', '32'], path: `${apiBase}/openapi` },
};
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

/** Asks for a page every 250 ms, whether or not the one before has been answered. */
function startProbe(port, session) {
  const answers = [];
  const asked = [];
  const paths = [`${apiBase}/units?limit=50`, '/', `${apiBase}/notice-count`, `${apiBase}/programmes`];
  const timer = setInterval(() => {
    const began = performance.now();
    const path = paths[asked.length % paths.length];
    asked.push(
      send(port, { path, headers: session.headers, patience: 10_000 }).then(
        ({ status }) => answers.push({ status, path, took: performance.now() - began }),
        () => answers.push({ status: 0, path, took: performance.now() - began }),
      ),
    );
  }, 250);
  return async () => {
    clearInterval(timer);
    await Promise.all(asked);
    return answers;
  };
}

/** One line for each attack, and what was wrong. */
export async function attackSlowly(folder, town, session, { connections, seconds }) {
  const lines = [];
  const wrong = [];
  for (const [name, { flags, path }] of Object.entries(attacks)) {
    const stopProbe = startProbe(town.port, session);
    const slow = await runSlow(folder, name.replace(' ', '-'), {
      flags,
      url: `${town.base}${path}`,
      connections,
      seconds,
    });
    const answers = await stopProbe();
    const good = answers.filter((one) => one.status === 200).length;
    const took = answers.map((one) => one.took).sort((a, b) => a - b);
    lines.push(
      `${name}: at most ${slow.most} connections open at once, service ${slow.isShut ? 'SHUT' : 'available throughout'}; probe ${good} of ${answers.length} answered 200, ` +
        `p50 ${quantile(took, 0.5).toFixed(1)} ms, p95 ${quantile(took, 0.95).toFixed(1)} ms, longest ${(took.at(-1) ?? NaN).toFixed(1)} ms`,
    );
    if (slow.isShut || good !== answers.length || answers.length === 0) {
      wrong.push(`${name}: the service did not stay available`);
    }
    if (slow.most < connections / 2) {
      wrong.push(`${name}: only ${slow.most} of ${connections} connections were ever open; the attack was none`);
    }
    await sleep(2000);
  }
  return { lines, wrong };
}
