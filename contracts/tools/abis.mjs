// The committed ABIs: `node tools/abis.mjs write` takes them from the build, `check` fails if they differ from it.
import fs from 'node:fs';

const CONTRACTS = {
  AllowanceHolder: 'AllowanceHolder.sol',
  DevToken: 'DevToken.sol',
  EthFlow: 'EthFlow.sol',
  HooksTrampoline: 'HooksTrampoline.sol',
  InteractionExecutor: 'InteractionExecutor.sol',
  IWETH: 'IWETH.sol',
  MakerVault: 'MakerVault.sol',
  QuoteSettler: 'QuoteSettler.sol',
  Settlement: 'Settlement.sol',
  SolverRegistry: 'SolverRegistry.sol',
};

const mode = process.argv[2];
if (mode !== 'write' && mode !== 'check') {
  console.error('usage: node tools/abis.mjs write|check');
  process.exit(2);
}

const stale = [];
for (const [contract, source] of Object.entries(CONTRACTS)) {
  const built = JSON.parse(fs.readFileSync(`target/forge/out/${source}/${contract}.json`, 'utf8')).abi;
  const text = `${JSON.stringify(built, null, 2)}\n`;
  const file = `abi/${contract}.json`;
  if (mode === 'write') {
    fs.writeFileSync(file, text);
  } else if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) {
    stale.push(file);
  }
}
if (stale.length > 0) {
  console.error(`differ from the build: ${stale.join(', ')}; run: node tools/abis.mjs write`);
  process.exit(1);
}
