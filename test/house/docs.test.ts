/** What docs show as code is code: taken out of the page, formatted and type-checked as ours is, and run. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Sender } from '../../local/senders/sender.ts'
import { newPerson } from '../../local/shop/people.ts'
import type { Source } from '../../workers/sources/source.ts'
import { arrivalOf, bytes, contextOf } from '../sources/fixture.ts'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/adding-a-source.md'), 'utf8')

/** Blocks that say in their first line which file they are. */
const files = new Map(
  [...page.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']),
)
const fixture = JSON.parse(/^```json\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '') as {
  readonly headers: Record<string, string>
  readonly body: string
  readonly secret: string
  readonly now: number
}

let folder = ''

/** A file of the page imports its neighbours on the page, and everything else from where it lies. */
const placed = (path: string, text: string): string =>
  text.replaceAll(/(?<=from ')\.{1,2}\/[^']+/g, (to) => {
    const target = join(dirname(path), to)
    return files.has(target) ? join(folder, target) : join(root, target)
  })

beforeAll(() => {
  // Inside the checkout, so that packages are found; the folder is not ours to commit.
  mkdirSync(join(root, '.local'), { recursive: true })
  folder = mkdtempSync(join(root, '.local/docs-'))
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), placed(path, text))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (name: string, args: readonly string[], input?: string): string =>
  execFileSync(process.execPath, [join(root, 'node_modules', name), ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(input !== undefined && { input }),
  })

it('the page has a source, its line in the registry, and its sender', () => {
  expect([...files.keys()]).toEqual([
    'workers/sources/parcelwise.ts',
    'workers/sources/registry.ts',
    'local/senders/parcelwise.ts',
  ])
})

it('the example compiles under the rules of the house', () => {
  const config = join(folder, 'tsconfig.json')
  const paths = [...files.keys()].map((path) => join(folder, path))
  writeFileSync(config, JSON.stringify({ extends: join(root, 'tsconfig.json'), include: paths, exclude: [] }))
  let said = ''
  try {
    run('typescript/lib/tsc.js', ['-p', config])
  } catch (error) {
    said = String(Reflect.get(Object(error), 'stdout'))
  }
  // What is wrong elsewhere is told elsewhere.
  expect(said.split('\n').filter((line) => line.includes('docs-'))).toEqual([])
}, 30_000)

it('the example is formatted as our code is', () => {
  for (const [path, text] of files) {
    expect(run('@biomejs/biome/bin/biome', ['check', '--write', `--stdin-file-path=${path}`], text), path).toBe(text)
  }
})

/** What the page's file exports, checked by the type the page says it has (the test before this one). */
const exported = async (path: string): Promise<unknown> =>
  Reflect.get(await import(pathToFileURL(join(folder, path)).href), 'parcelwise')
const source = async () => (await exported('workers/sources/parcelwise.ts')) as Source
const sender = async () => (await exported('local/senders/parcelwise.ts')) as Sender

it('the example’s source verifies its own fixture, and nothing that was changed', async () => {
  const { verify } = await source()
  const verified = (raw: Uint8Array, { secret = fixture.secret, now = fixture.now, headers = fixture.headers } = {}) =>
    verify(arrivalOf(raw, headers), contextOf([secret], now))
  const raw = bytes(fixture.body)
  expect(await verified(raw)).toBe(true)
  for (let at = 0; at < raw.length; at++) {
    expect(await verified(raw.with(at, (raw[at] ?? 0) ^ 1)), `byte ${at}`).toBe(false)
  }
  expect(await verified(raw, { secret: 'pw_another' })).toBe(false)
  expect(await verified(raw, { now: fixture.now + 600 })).toBe(false)
  expect(await verified(raw, { headers: {} as typeof fixture.headers })).toBe(false)
})

it('the example’s source reads its own fixture', async () => {
  const { read } = await source()
  const reading = read(arrivalOf(fixture.body, fixture.headers), contextOf([fixture.secret], fixture.now))
  expect(reading).toMatchObject({
    kind: 'events',
    eventId: 'evt_81',
    test: false,
    events: [
      {
        externalId: 'CL-20441',
        category: 'damaged',
        text: 'Two of the ten bags came torn.',
        person: { email: 'ana@example.com', locale: 'ro' },
        order: { externalId: 'A-1001' },
      },
    ],
  })
})

it('what the example’s sender signs, its source takes', async () => {
  const { agree, letter, sign } = await sender()
  const now = Date.UTC(2026, 10, 21)
  const terms = agree({ world: 'http://world.example', paypalKey: '' })
  const lines = [{ sku: 'CUP-1', name: 'Cup', quantity: 1, total: 100 }]
  const scene = {
    person: newPerson('roShe', 'ordinary', 1, '00ABCD'),
    number: 7,
    lines,
    words: 'Spart.',
    now,
    placedAt: 0,
  }
  const signed = await sign(await letter(scene), terms, now, 'http://app.example')
  const arrival = arrivalOf(signed.body, signed.headers)
  const context = contextOf(terms.secrets, now / 1000)
  expect(await (await source()).verify(arrival, context)).toBe(true)
  expect((await source()).read(arrival, context)).toMatchObject({ events: [{ externalId: 'CL-7', text: 'Spart.' }] })
})
