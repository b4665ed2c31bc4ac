// Installs the npm packages, unless those of the present lock file are there already.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';

const STAMP = 'node_modules/.installed-lock';
const wanted = createHash('sha256').update(fs.readFileSync('package-lock.json')).digest('hex');
const present = fs.existsSync(STAMP) ? fs.readFileSync(STAMP, 'utf8') : 'none';

if (present !== wanted) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], { stdio: 'inherit' });
  fs.writeFileSync(STAMP, wanted);
}
