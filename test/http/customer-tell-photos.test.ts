import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { createApp } from '../../workers/app.ts'
import { sweepPhotos } from '../../workflows/photos.ts'
import type { Deps } from '../../workflows/ports.ts'
import { fromPhone, has, heic, html, plain, pngWithPlace, svg, traces, webpWithPlace } from '../harness/photos.ts'
import { recordingDatabase, type Seen } from '../harness/recorder.ts'
import { openShop, owner, signIn, type TestShop } from '../harness/shop.ts'
import { count, open, origin } from './customer-page.ts'

let shop: TestShop
let other: TestShop
beforeAll(async () => {
  shop = await openShop()
  other = await openShop()
})

interface File {
  readonly bytes: Uint8Array
  readonly name?: string
  readonly type?: string
}

let people = 0
const somebody = () => ({
  ...{ category: 'damaged', reason: 'torn', text: 'The bag arrived torn.', name: 'Ana' },
  email: `photo-${++people}@example.com`,
  order: `P-${people}`,
})
type Fields = Readonly<Record<string, string>>

const formOf = async (): Promise<string> =>
  /name="form" value="([^"]+)"/.exec(await (await open(`${origin}/s/${shop.id}`)).text())?.[1] ?? ''

/** The form as a browser sends it: fields stand before files. */
async function bodyOf(fields: Fields, files: readonly File[], kept: readonly string[] = [], field = 'photo') {
  const body = new FormData()
  body.append('form', fields.form ?? (await formOf()))
  for (const [name, value] of Object.entries(fields)) if (name !== 'form') body.append(name, value)
  for (const ticket of kept) body.append('kept', ticket)
  for (const { bytes, name = 'photo.jpg', type = 'image/jpeg' } of files) {
    body.append(field, new Blob([bytes.slice().buffer], { type }), name)
  }
  if (files.length === 0) body.append(field, new Blob([]), '')
  return body
}

const tell = async (fields: Fields, files: readonly File[], kept: readonly string[] = [], field = 'photo') =>
  open(`${origin}/s/${shop.id}?lang=en`, {
    method: 'POST',
    headers: { origin: 'null' },
    body: await bodyOf(fields, files, kept, field),
  })

interface Row {
  readonly id: string
  readonly complaint: string
  readonly key: string
  readonly type: string
  readonly bytes: number
}

async function photosOf(email: string): Promise<readonly Row[]> {
  const { results } = await env.DB.prepare(
    `select p.* from photos p join complaints c on c.id = p.complaint join customers u on u.id = c.customer
     where c.shop = ?1 and u.email = ?2 order by p.id`,
  )
    .bind(shop.id, email)
    .all<Row>()
  return results
}

const stored = async (key: string): Promise<Uint8Array> =>
  new Uint8Array((await (await env.PHOTOS.get(key))?.arrayBuffer()) ?? new ArrayBuffer(0))

const keys = async (): Promise<number> => (await env.PHOTOS.list()).objects.length

const see = async (email: string | null, { complaint, id }: Pick<Row, 'complaint' | 'id'>) =>
  open(`${origin}/admin/complaints/${complaint}/photos/${id}`, { headers: email ? await signIn(email) : {} })

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.from(one).equals(other)
const ticketsIn = (page: string): string[] =>
  [...page.matchAll(/name="kept" value="([^"]+)"/g)].map(([, ticket = '']) => ticket)

test('photos are kept without where they were taken, under keys nobody can guess', async () => {
  const fields = somebody()
  const files = [
    { bytes: fromPhone(6) },
    { bytes: pngWithPlace(), type: 'image/png' },
    { bytes: webpWithPlace(), type: '' },
  ]
  expect((await tell(fields, files)).status).toBe(303)
  const rows = await photosOf(fields.email)
  expect(rows.map(({ type }) => type)).toEqual(['image/jpeg', 'image/png', 'image/webp'])
  for (const { key, bytes } of rows) {
    const kept = await stored(key)
    expect(kept.length).toBe(bytes)
    expect(traces.filter((word) => has(kept, word))).toEqual([])
    expect(key).toMatch(/^\d{4}-\d\d-\d\d\/shop-[^/]+\/pho_[0-9A-Z]{26}\/[0-9a-f]{32}$/)
  }
})

test('a photo with nothing on it is kept byte for byte, and the people of its shop see it', async () => {
  const fields = somebody()
  await tell(fields, [{ bytes: plain.jpeg, name: 'page.html', type: 'text/html' }])
  const [row] = await photosOf(fields.email)
  if (!row) throw new Error('no photo')
  for (const email of [shop.staff.agent, shop.staff.director, owner]) {
    const answer = await see(email, row)
    expect(answer.status).toBe(200)
    expect(same(new Uint8Array(await answer.arrayBuffer()), plain.jpeg)).toBe(true)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `inline; filename="${row.id}.jpg"`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  }
})

test('nobody else sees it: 401 without a sign-in, 404 at another shop and for what is not there', async () => {
  const fields = somebody()
  await tell(fields, [{ bytes: plain.jpeg }])
  const [row] = await photosOf(fields.email)
  const elsewhere = somebody()
  await tell(elsewhere, [{ bytes: plain.png }])
  const [second] = await photosOf(elsewhere.email)
  if (!row || !second) throw new Error('no photo')
  expect((await see(null, row)).status).toBe(401)
  expect((await see(other.staff.admin, row)).status).toBe(404)
  expect((await see(shop.staff.agent, { ...row, id: second.id })).status).toBe(404)
  expect((await see(shop.staff.agent, { ...row, id: 'pho_nothing' })).status).toBe(404)
  await env.PHOTOS.delete(row.key)
  expect((await see(shop.staff.agent, row)).status).toBe(404)
  await env.PHOTOS.put(row.key, plain.jpeg)
})

test('staff see photos, reason and wish on the complaint; the API names the photos', async () => {
  const fields = { ...somebody(), wish: 'A new one by Friday.' }
  await tell(fields, [{ bytes: plain.jpeg }, { bytes: plain.png }])
  const rows = await photosOf(fields.email)
  const complaint = rows[0]?.complaint ?? ''
  const headers = await signIn(shop.staff.agent)
  const page = await (await open(`${origin}/admin/complaints/${complaint}`, { headers })).text()
  for (const { id } of rows)
    expect(page).toContain(`<img src="/admin/complaints/${complaint}/photos/${id}" alt="Photo `)
  expect(page).toContain('<p>Torn</p>')
  expect(page).toContain('<b>Complaint opened: form, arrived damaged, torn</b>')
  expect(page.match(/A new one by Friday\./g)).toHaveLength(1)
  const seen = await (await open(`${origin}/v1/complaints/${complaint}`, { headers })).json<Record<string, unknown>>()
  expect([...(seen.photos as string[])].sort()).toEqual(rows.map(({ id }) => id))
  expect(seen.text).toContain('A new one by Friday.')
  expect(JSON.stringify(seen)).not.toContain(rows[0]?.key)
})

test('what is no photo is refused by name, and what was typed stays', async () => {
  const before = await count('complaints where shop = ?1', shop.id)
  const refused = [
    [html, 'is not a photo'],
    [svg, 'is not a photo'],
    [new Uint8Array(), 'is not a photo'],
    [heic, 'HEIC'],
    [new Uint8Array([...plain.jpeg.subarray(0, 3), ...html]), 'did not arrive whole'],
    [new Uint8Array([...plain.jpeg, ...new Uint8Array(5 * 1024 * 1024)]), 'larger than 5 MB'],
  ] as const
  for (const [bytes, why] of refused) {
    const answer = await tell(somebody(), [{ bytes, name: '<b>torn.jpg' }])
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(why)
    expect(page).toContain('&lt;b&gt;torn.jpg')
    expect(page).toContain('The bag arrived torn.</textarea>')
    expect(page).toMatch(/<input[^>]*type="file"[^>]*aria-describedby="photo-hint photo-wrong"/)
  }
  const many = await tell(
    somebody(),
    Array.from({ length: 4 }, () => ({ bytes: plain.jpeg })),
  )
  expect(many.status).toBe(422)
  expect(await many.text()).toContain('One message can hold 3 photos, and there were 4')
  expect(await count('complaints where shop = ?1', shop.id)).toBe(before)
})

test('more than can be read is refused, and what was typed stays', async () => {
  const huge = new Uint8Array(17 * 1024 * 1024)
  huge.set(plain.jpeg)
  const answer = await tell(somebody(), [{ bytes: huge }])
  expect(answer.status).toBe(413)
  const page = await answer.text()
  expect(page).toContain('Together the photos were too large')
  expect(page).toContain('The bag arrived torn.</textarea>')
  expect(page).toMatch(/name="reason" value="torn" checked/)
})

test('good photos outlive an error elsewhere in the form, and can be left out again', async () => {
  const fields = somebody()
  const first = await tell({ ...fields, email: 'ana@' }, [
    { bytes: plain.jpeg, name: 'front.jpg' },
    { bytes: plain.png, name: 'back.png' },
    { bytes: html, name: 'page.jpg' },
  ])
  expect(first.status).toBe(422)
  const page = await first.text()
  expect(page).toContain('<span>front.jpg</span>')
  const tickets = ticketsIn(page)
  expect(tickets).toHaveLength(2)
  const again = await (await tell({ ...fields, name: '' }, [], tickets)).text()
  expect(ticketsIn(again)).toHaveLength(2)
  expect((await tell(fields, [{ bytes: plain.webp }, { bytes: plain.lossless }], tickets)).status).toBe(422)
  expect((await tell(fields, [{ bytes: plain.webp }], ticketsIn(again).slice(0, 1))).status).toBe(303)
  const rows = await photosOf(fields.email)
  expect(rows.map(({ type }) => type).sort()).toEqual(['image/jpeg', 'image/webp'])
})

test('a ticket that is not ours, or another shop’s, brings no photo', async () => {
  const deps = await depsOf(env)
  const foreign = await deps.secrets.seal(
    JSON.stringify({
      shop: other.id,
      name: 'x',
      photo: { id: 'pho_x', key: 'x', type: 'image/png', bytes: 1, sha256: 'x' },
    }),
  )
  const fields = somebody()
  const tickets = ['x', 'v1.a.b', await deps.secrets.seal('not json'), foreign]
  for (const ticket of tickets) expect((await tell(fields, [], [ticket])).status).toBe(303)
  expect(await photosOf(fields.email)).toEqual([])
})

test('a double click and a second letter with the same photo store it once', async () => {
  const fields = { ...somebody(), form: await formOf() }
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => tell(fields, [{ bytes: plain.jpeg }, { bytes: fromPhone() }])),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  await tell({ ...fields, text: 'It is still torn.' }, [{ bytes: plain.jpeg }, { bytes: plain.png }], [], 'photo[]')
  const rows = await photosOf(fields.email)
  expect(rows.map(({ type }) => type).sort()).toEqual(['image/jpeg', 'image/png'])
  expect(await count('complaints where shop = ?1 and order_id = ?2', shop.id, fields.order)).toBe(1)
})

/** The app with a photo store that answers as R2 does when it cannot. */
async function withoutStore(fields: Fields, files: readonly File[]): Promise<Response> {
  const app = createApp(async (bindings) => {
    const deps = await depsOf(bindings)
    return { ...deps, photos: { ...deps.photos, put: () => Promise.reject(new Error('put: internal error (10001)')) } }
  })
  const context = createExecutionContext()
  const body = await bodyOf(fields, files)
  const request = new Request(`${origin}/s/${shop.id}?lang=en`, { method: 'POST', headers: { origin: 'null' }, body })
  const answer = await app.fetch(request, env, context)
  await waitOnExecutionContext(context)
  return answer
}

test('when photos cannot be stored nothing is taken, nothing typed is lost, and it goes without them', async () => {
  const fields = somebody()
  const answer = await withoutStore(fields, [{ bytes: plain.jpeg }])
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('60')
  const page = await answer.text()
  expect(page).toContain('We could not store the photos just now')
  expect(page).toContain(`value="${fields.email}"`)
  expect(await count('complaints where shop = ?1 and order_id = ?2', shop.id, fields.order)).toBe(0)
  const mended = await withoutStore({ ...fields, email: 'ana@' }, [{ bytes: plain.jpeg }])
  expect(mended.status).toBe(422)
  expect((await withoutStore(fields, [])).status).toBe(303)
})

test('bytes without a row are swept once they have rested, and no others', async () => {
  const fields = somebody()
  await tell(fields, [{ bytes: plain.jpeg }])
  await tell({ ...fields, email: 'nobody@' }, [{ bytes: plain.png }])
  const [row] = await photosOf(fields.email)
  const before = await keys()
  const deps = await depsOf(env)
  const after = (days: number): Deps => ({
    ...deps,
    clock: { ...deps.clock, wall: () => Date.now() + days * 24 * 3_600_000 },
  })
  expect(await sweepPhotos(after(2))).toBe(0)
  expect(await keys()).toBe(before)
  const removed = await sweepPhotos(after(4))
  expect(removed).toBeGreaterThan(0)
  expect(await keys()).toBe(before - removed)
  expect(await keys()).toBe(await count('photos where received_at > ?1', 0))
  expect((await stored(row?.key ?? '')).length).toBe(plain.jpeg.length)
  expect(await sweepPhotos(after(4))).toBe(0)
})

test('no statement about photos reads a whole table', async () => {
  const seen: Seen = new Map()
  const bindings = { ...env, DB: recordingDatabase(env.DB, seen) }
  const app = createApp(depsOf)
  const fields = somebody()
  const body = await bodyOf(fields, [{ bytes: plain.jpeg }])
  const call = async (path: string, init: RequestInit) => {
    const context = createExecutionContext()
    const answer = await app.fetch(new Request(`${origin}${path}`, { redirect: 'manual', ...init }), bindings, context)
    await waitOnExecutionContext(context)
    return answer.status
  }
  expect(await call(`/s/${shop.id}`, { method: 'POST', headers: { origin: 'null' }, body })).toBe(303)
  const [row] = await photosOf(fields.email)
  const headers = await signIn(shop.staff.agent)
  expect(await call(`/admin/complaints/${row?.complaint}/photos/${row?.id}`, { headers })).toBe(200)
  const deps = await depsOf(bindings)
  await sweepPhotos({ ...deps, clock: { ...deps.clock, wall: () => Date.now() + 9 * 24 * 3_600_000 } })
  const ours = [...seen].filter(([query]) => /photos/.test(query))
  expect(ours.length).toBeGreaterThanOrEqual(4)
  for (const [query, values] of ours) {
    const plan = env.DB.prepare(`explain query plan ${query}`).bind(...values)
    const { results } = await plan.all<{ detail: string }>()
    expect(results.map(({ detail }) => detail).filter((step) => /^SCAN (?!j |json_each)/.test(step))).toEqual([])
  }
})
