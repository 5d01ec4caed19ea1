/**
 * Runs before every command: installs what is missing, and says nothing when nothing is.
 * Plain Node 20 without dependencies, because it runs before there are any.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { delimiter, dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
const wanted = join(root, 'package-lock.json')
const installed = join(modules, '.package-lock.json')

/** Every package of the lockfile is there in its version; those for other platforms may be missing. */
function complete() {
  if (!existsSync(installed) || !existsSync(join(modules, 'node', 'package.json'))) return false
  if (statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return true
  const [want, have] = [wanted, installed].map((file) => JSON.parse(readFileSync(file, 'utf8')).packages)
  const same = Object.entries(want).every(([path, entry]) => {
    const found = have[path]
    return path === '' || (found ? found.version === entry.version : entry.optional === true || entry.peer === true)
  })
  // A checkout renews the lockfile's date without changing it; remember that it was compared.
  if (same) utimesSync(installed, new Date(), new Date())
  return same
}

/** The machine's own node: the one in node_modules is about to be replaced under our feet. */
function outerPath() {
  const entries = (process.env.PATH ?? '').split(delimiter)
  return entries.filter((entry) => !resolve(entry).startsWith(modules + sep) && resolve(entry) !== modules)
}

function npm(args, stdio) {
  const path = outerPath()
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const node = path.map((entry) => join(entry, name)).find((file) => existsSync(file)) ?? process.execPath
  const options = { cwd: root, stdio, env: { ...process.env, PATH: path.join(delimiter) } }
  const cli = process.env.npm_execpath
  const quiet = [...args, '--no-audit', '--no-fund', '--loglevel=error']
  return cli?.endsWith('.js')
    ? spawnSync(node, [cli, ...quiet], options)
    : spawnSync('npm', quiet, { ...options, shell: true })
}

if (!complete()) {
  console.log('Installing what is missing. The first time takes a minute or two.')
  // Where the registry lacks a package that only another platform needs, `npm ci` calls the lockfile out of date;
  // `npm install` takes the same locked versions, and `--no-save` leaves the lockfile as it is.
  if (npm(['ci'], ['ignore', 'inherit', 'ignore']).status !== 0) {
    const { status, error } = npm(['install', '--no-save'], 'inherit')
    if (status !== 0) {
      console.error(
        `\nThe installation did not finish${error ? `: ${error.message}` : ''}. Run \`npm install\` to see why.`,
      )
      process.exit(status || 1)
    }
  }
}
