/** What the senders of thin notices have in common in their tests. */
import { expect } from 'vitest'
import type { Question, SourceEvent } from '../../domain/event.ts'
import type { Reading } from '../../workers/sources/source.ts'
import { lookUpWith, type Shop, standIn, type Vendor } from './vendor-api.ts'

/** The notice in a reading; an error when it is none. */
export function noticeIn(reading: Reading): Extract<Reading, { kind: 'notice' }> {
  if (reading.kind !== 'notice') throw new Error(`no notice: ${JSON.stringify(reading)}`)
  return reading
}

/** What the look-up finds; an error when it finds nothing. */
export async function foundWith(shop: Shop, question: Question, vendor: Vendor): Promise<readonly SourceEvent[]> {
  const found = await lookUpWith(shop, question, standIn(vendor).api)
  if (found.kind !== 'found') throw new Error(`nothing found: ${JSON.stringify(found)}`)
  return found.events
}

/** A vendor who lets in whoever shows the header. */
export const vendorBehind = (header: string, key: string, shelf: Vendor['shelf']): Vendor => ({
  refusal: ({ headers }) => (headers.get(header) === key ? null : { status: 401, body: { error: 'no access' } }),
  absent: { status: 404, body: { error: 'not found' } },
  shelf,
})

/** Silence and trouble are asked again, a refusal is final, and what cannot be read is no answer; nothing ever throws. */
export async function expectFailuresTold(shop: Shop, question: Question, vendor: Vendor): Promise<void> {
  for (const status of [0, 408, 429, 500, 502, 503, 504])
    expect(await lookUpWith(shop, question, standIn(vendor, { status, at: 0 }).api), `${status}`).toMatchObject({
      kind: 'later',
    })
  for (const status of [301, 400, 401, 403, 404, 410])
    expect(await lookUpWith(shop, question, standIn(vendor, { status, at: 0 }).api), `${status}`).toMatchObject({
      kind: 'unknown',
    })
  for (const raw of ['', '<html>', '{"id":', 'null', '[]', '{}', '{"id":{}}', '['.repeat(5000)])
    expect(await lookUpWith(shop, question, standIn(vendor, { raw, at: 0 }).api), raw.slice(0, 20)).toMatchObject({
      kind: 'later',
    })
}

/** Bodies that are signed and make no sense. */
export const hostileBodies: readonly string[] = [
  '',
  'null',
  '[]',
  '"text"',
  '{',
  '\ufeff{}',
  '{}',
  '['.repeat(5000),
  `{"a":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
  '{"__proto__":{"id":"x"},"constructor":1}',
  '{"id":1e400,"event":"\\ud800","object":{"id":"\\u0000"}}',
  '{"data":null,"object":null,"scope":{},"eventId":[],"event":1}',
]
