// Solves an LP file with HiGHS (WebAssembly) and prints one JSON object with cpu_s.
//     node highs.mjs FOLDER_OF_NODE_MODULES FILE.lp SECONDS
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [folder, file, seconds] = process.argv.slice(2);
const highs = await createRequire(`${folder}/`)('highs')();
const programme = readFileSync(file, 'utf8');
const begun = process.cpuUsage();
const solution = highs.solve(programme, { time_limit: Number(seconds), mip_rel_gap: 0 });
const used = process.cpuUsage(begun);
console.log(JSON.stringify({
  saved: solution.ObjectiveValue,
  is_proven: solution.Status === 'Optimal',
  cpu_s: (used.user + used.system) / 1e6,
}));
