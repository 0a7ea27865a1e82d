// What is measured: times by kind, processor time and private memory of processes.
import { readFileSync, readdirSync } from 'node:fs';

/** Times in milliseconds. */
export class Times {
  constructor() {
    this.all = [];
  }
  add(took) {
    this.all.push(took);
  }
  at(part) {
    this.all.sort((a, b) => a - b);
    return this.all.length === 0 ? 0 : this.all[Math.min(this.all.length - 1, Math.floor(this.all.length * part))];
  }
  row() {
    return [this.all.length, ...[0.5, 0.95, 0.99, 1].map((part) => this.at(part).toFixed(1))];
  }
}

const ticks = 100; // USER_HZ, the same on every Linux
/** Seconds of processor time that a process has used. */
export function processorOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}
/** Of a PostgreSQL cluster on this machine: of all its processes that live now. */
export function processorOfPostgres() {
  let sum = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres') {
        sum += processorOf(pid);
      }
    } catch {
      // It ended meanwhile.
    }
  }
  return sum;
}
/** Private memory in MB: what the process alone keeps from others. */
export function memoryOf(pid) {
  return Number(/^Pss_Anon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) / 1024;
}
export function loadOfMachine() {
  return readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ');
}

/** A table as docs/benchmarks.md has them; numbers to the right. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
