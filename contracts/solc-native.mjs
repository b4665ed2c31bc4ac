#!/usr/bin/env node
// Gives forge the command line of a native solc on top of the compiler that npm delivers.
import { createRequire } from 'node:module';
import fs from 'node:fs';

const solc = createRequire(import.meta.url)('solc');
const args = process.argv.slice(2);

if (args.includes('--version')) {
  const version = solc.version().replace('.Emscripten.clang', '.Linux.g++');
  process.stdout.write(`solc, the solidity compiler commandline interface\nVersion: ${version}\n`);
} else if (args.includes('--standard-json')) {
  const file = args.find((arg) => !arg.startsWith('-') && arg.endsWith('.json'));
  process.stdout.write(solc.compile(fs.readFileSync(file ?? 0, 'utf8')));
} else {
  console.error(`unsupported arguments: ${args.join(' ')}`);
  process.exit(1);
}
