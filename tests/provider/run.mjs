// Signing in by OpenID Connect, with the real product between a real provider and a provider that lies.
//   node tests/provider/run.mjs build/dev/src/app/varn [part of a test's name]
import { runAll } from './house.mjs';
import { city, liar, product } from './town.mjs';
import './way_in.mjs';
import './lies.mjs';
import './afterwards.mjs';

let failed = 1;
try {
  failed = await runAll();
} finally {
  await product.end();
  await city.stop();
  await liar.stop();
}
process.exit(failed === 0 ? 0 : 1);
