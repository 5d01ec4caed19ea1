import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const rooms = ['domain', 'db', 'emails', 'workflows', 'adapters', 'workers', 'local'] as const
type Room = (typeof rooms)[number]

/** Who may import whom (house.md). The two files that wire are named on their own. */
const mayImport: Record<Room, readonly Room[]> = {
  domain: [],
  db: ['domain'],
  emails: ['domain'],
  workflows: ['db', 'emails', 'domain'],
  adapters: ['workflows', 'db', 'domain'],
  workers: ['workflows', 'db', 'emails', 'domain'],
  local: [],
}
const wires = ['workers/index.ts', 'workflows/recovery.ts', 'workflows/care.ts']

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'migrations' || entry.name.startsWith('.') ? [] : filesIn(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

interface Import {
  readonly from: string
  readonly to: string
  /** `import type`: erased, it binds nobody at run time. */
  readonly typeOnly: boolean
}

const imports: readonly Import[] = rooms.flatMap((room) =>
  filesIn(room).flatMap((from) =>
    [
      ...readFileSync(join(root, from), 'utf8').matchAll(
        /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm,
      ),
    ].map((match) => ({ from, to: match[2] ?? '', typeOnly: match[1] !== undefined })),
  ),
)

const roomOf = (path: string) => rooms.find((room) => path.startsWith(`${room}/`))

it('each room imports only the rooms below it', () => {
  const wrong = imports.filter(({ from, to }) => {
    if (!to.startsWith('.') || wires.includes(from)) return false
    const target = roomOf(relative(root, resolve(root, dirname(from), to)))
    const own = roomOf(from)
    return own && target && target !== own && !mayImport[own].includes(target)
  })
  expect(wrong).toEqual([])
})

it('imports are found at all', () => {
  expect(imports.length).toBeGreaterThan(200)
})

it('each vendor has one importer', () => {
  const importers = (name: string) =>
    imports
      .filter(({ to, from, typeOnly }) => to === name && !typeOnly && !from.startsWith('local/'))
      .map(({ from }) => from)
  expect(importers('resend')).toEqual(['adapters/resend.ts'])
  expect(importers('@upstash/qstash')).toEqual(['adapters/qstash.ts'])
  expect(importers('jose')).toEqual(['adapters/access.ts'])
  expect(importers('cloudflare:workers')).toEqual(['workflows/care.ts', 'workflows/recovery.ts'])
})

it('the domain has no clock, no randomness, no network and no platform', () => {
  for (const file of filesIn('domain')) {
    const text = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    expect(text, file).not.toMatch(
      /Date\.now|new Date\(\)|Math\.random|\bfetch\(|crypto\.|process\.|cloudflare:|drizzle/,
    )
  }
})

it('moves and policy never name a currency sum as a fraction', () => {
  for (const file of [...filesIn('domain/playbook'), 'domain/money.ts', 'domain/compensation.ts', 'domain/remedy.ts']) {
    const text = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    expect(text, file).not.toMatch(/\d\.\d|parseFloat|toFixed/)
  }
})

it('migrations only add: a rebuilt table loses its children on D1', () => {
  const folder = join(root, 'db/migrations')
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql'))) {
    const text = readFileSync(join(folder, name), 'utf8')
    expect(text, name).not.toMatch(/drop\s+table|__new_|foreign_keys\s*=\s*off|on\s+delete\s+cascade/i)
  }
})

it('every table leads with the shop, except the machine’s own', () => {
  const text = readFileSync(join(root, 'db/migrations/0000_the-map.sql'), 'utf8')
  const tables = [...text.matchAll(/CREATE TABLE `(\w+)` \(\s*`(\w+)`/g)].map((match) => [match[1], match[2]])
  expect(tables.length).toBeGreaterThan(25)
  expect(tables.filter(([name, first]) => first !== 'shop' && name !== 'machine')).toEqual([])
})

it('files stay small enough to be read in one go', () => {
  const long = rooms
    .flatMap((room) => filesIn(room))
    .filter((file) => !file.includes('/locales/') && statSync(join(root, file)).isFile())
    .map((file) => [file, readFileSync(join(root, file), 'utf8').split('\n').length] as const)
    // The map of the business and the register of what it says of people are lists: cutting one in two would hide the whole.
    .filter(([file, lines]) => lines > 300 && file !== 'db/schema.ts' && file !== 'db/personal-data.ts')
  expect(long).toEqual([])
})

it('the lockfile holds no download address, one workerd, and that workerd for every platform', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string; resolved?: string }>
  }
  expect(Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([])
  const names = Object.keys(packages)
  expect(names.filter((name) => name.endsWith('node_modules/workerd'))).toEqual(['node_modules/workerd'])
  // A registry that lacks one of them makes npm drop it from the lockfile, and then `npm ci` refuses everywhere.
  for (const platform of ['linux-64', 'linux-arm64', 'darwin-64', 'darwin-arm64', 'windows-64']) {
    expect(names).toContain(`node_modules/@cloudflare/workerd-${platform}`)
  }
})
