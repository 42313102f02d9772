// node build.mjs OUTPUT_DIR [--unchecked]: type checks and bundles src/ into hashed ES modules, and names the first of them in
// OUTPUT_DIR/curasync.properties for the Java side. Does nothing when nothing has changed. Without the check, for the
// development loop, it is four times as fast, and the next build with it does not take the result for its own.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const home = dirname(fileURLToPath(import.meta.url));
if (!process.argv[2]) {
  fail('usage: node build.mjs OUTPUT_DIR');
}
const output = resolve(process.argv[2]);
const manifest = join(output, 'curasync.properties');

const checked = process.argv[3] !== '--unchecked';
const sources = checked ? fingerprint() : 'unchecked';
if (!upToDate()) {
  installPackages();
  const [module] = await Promise.all([bundle(), checked ? typeCheck() : undefined]);
  writeFileSync(manifest, `module=${module.name}\nsources=${sources}\n`);
  removeModules(module.files);
}

function fingerprint() {
  const hash = createHash('sha256');
  const files = readdirSync(join(home, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .concat(['build.mjs', 'package-lock.json', 'tsconfig.json'].map((name) => join(home, name)))
    .sort();
  for (const file of files) {
    hash.update(basename(file)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

function upToDate() {
  if (!existsSync(manifest)) {
    return false;
  }
  const known = Object.fromEntries(
    readFileSync(manifest, 'utf8').trim().split('\n').map((line) => line.split('=')),
  );
  return checked && known.sources === sources && existsSync(join(output, known.module));
}

function installPackages() {
  const installed = join(home, 'node_modules', '.package-lock.json');
  const lock = join(home, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) {
    return;
  }
  // The npm that belongs to this node goes before any other one.
  const path = dirname(process.execPath) + delimiter + process.env.PATH;
  const npm = spawnSync('npm ci', { cwd: home, env: { ...process.env, PATH: path }, stdio: 'inherit', shell: true });
  if (npm.status !== 0) {
    fail('npm ci failed: the packages in frontend/package-lock.json could not be installed');
  }
}

async function bundle() {
  const { build } = await import('esbuild');
  mkdirSync(output, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: home,
    entryPoints: { curasync: 'src/index.ts' },
    entryNames: '[name]-[hash]',
    chunkNames: 'curasync-[name]-[hash]',
    outdir: output,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const [file] = Object.entries(metafile.outputs).find(([, out]) => out.entryPoint === 'src/index.ts');
  const files = Object.keys(metafile.outputs).map((name) => basename(name));
  if (checked) {
    compress(files);
  }
  return { name: basename(file), files: new Set(files) };
}

// Vaadin serves what lies beside a file to browsers that understand it.
function compress(files) {
  for (const name of files) {
    writeFileSync(join(output, `${name}.br`), brotliCompressSync(readFileSync(join(output, name))));
  }
}

// Only now, since after an error the previous ones are still in use.
function removeModules(kept) {
  readdirSync(output)
    .filter((name) => /^curasync-.*\.js(\.br)?$/.test(name) && !kept.has(name.replace(/\.br$/, '')))
    .forEach((name) => rmSync(join(output, name)));
}

function typeCheck() {
  const tsc = join(home, 'node_modules', 'typescript', 'bin', 'tsc');
  return new Promise((done) => {
    spawn(process.execPath, [tsc, '--project', home], { stdio: 'inherit' }).on('exit', (status) =>
      status === 0 ? done() : fail('the type check failed'),
    );
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
