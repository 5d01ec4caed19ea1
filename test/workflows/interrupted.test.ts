/**
 * The loop is stopped before and after every write and every mail, and runs again: the same mails, the same codes, the
 * same end as a run that nothing disturbed (reliability.md, "How it is proved", 3).
 */
import { env } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { type ComplaintEvent, nobody } from '../../domain/event.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { money } from '../../domain/money.ts'
import { takeIn } from '../../workflows/intake.ts'
import type { Deps } from '../../workflows/ports.ts'
import { recover } from '../../workflows/recover.ts'
import { sweep } from '../../workflows/sweep.ts'
import { type Fault, faultyDatabase, faultyMailer, PowerCut } from '../harness/faulty.ts'
import { findings, inbox, openShop, type TestShop } from '../harness/shop.ts'

const minute = 60_000
const day = 24 * 60 * minute

interface End {
  readonly mails: readonly string[]
  readonly received: number
  readonly codes: unknown
  readonly stage: unknown
  readonly promises: unknown
  readonly operations: number
}

/** One complaint from webhook to check-in. Every step is repeated until it got through, as senders and people do. */
async function story(shop: TestShop, n: number, fault: Fault): Promise<End> {
  const email = `story-${n}-${fault.when}-${shop.id}@example.com`
  // Putting the parts together may read the demo's clock; the cuts are counted from the story's own first step.
  const { at } = fault
  fault.at = 0
  const base = await depsOf({ ...env, DB: faultyDatabase(env.DB, fault) })
  fault.at = at
  fault.seen = 0
  let now = Date.now()
  const clock = { now: () => now, wall: () => now }
  const deps: Deps = { ...base, clock, mailer: faultyMailer(base.mailer, fault) }

  const step = async (act: () => Promise<unknown>) => {
    for (let tries = 0; tries < 4; tries++) {
      try {
        await act()
        return
      } catch (error) {
        if (!causedByCut(error)) throw error
        // The process died; a lease later the sweep of another one comes by.
        now += 3 * minute
      }
    }
    throw new Error('a step never got through')
  }
  const settle = () =>
    step(async () => {
      // The sweep of a dead process still holds its lease, in real life for a minute.
      await env.DB.prepare("update machine set until = 0 where name = 'sweep'").run()
      await sweep(deps, false)
      if (fault.seen >= fault.at && fault.at > 0) {
        now += 2 * minute
        await sweep(deps, false)
      }
    })
  const travel = async (length: number) => {
    now += length
    for (let i = 0; i < 3; i++) await settle()
  }

  const event: ComplaintEvent = {
    type: 'complaint',
    externalId: `c-${email}`,
    category: 'damaged',
    channel: 'form',
    text: 'The bag arrived torn.',
    at: null,
    person: { ...nobody, email, name: 'Ana', locale: 'ro' },
    order: { externalId: `A-${email}`, name: null, total: money(2_000_000, 'MDL'), placedAt: null, lines: [] },
    dispute: null,
    refunded: null,
    rating: null,
    payment: null,
  }
  let complaint = '' as ComplaintId
  await step(async () => {
    const taken = await takeIn(deps, {
      shop: shop.id,
      shopLocale: 'en',
      country: 'MD',
      source: 'standard',
      sourceVersion: 1,
      eventId: `e-${email}`,
      events: [event],
      now,
      signed: true,
    })
    if (taken.status === 'stale') throw new Error('stale')
    complaint = taken.complaint ?? complaint
  })
  await step(() => recover(deps, complaint, 'test'))
  await travel(5 * minute)
  // The customer answers; the database itself is well while they do.
  const remedy = await env.DB.prepare('select id, round from remedies where complaint = ? order by place')
    .bind(complaint)
    .first<{ id: string; round: number }>()
  await env.DB.batch([
    env.DB.prepare(
      "insert into choices (shop, complaint, round, remedy, by, chosen_at, final_at) values (?, ?, ?, ?, 'customer', ?, ?)",
    ).bind(shop.id, complaint, remedy?.round, remedy?.id, now, now + 10 * minute),
    env.DB.prepare(
      "insert into compensations (shop, complaint, kind, by, chosen_at, final_at) values (?, ?, 'bonus', 'customer', ?, ?)",
    ).bind(shop.id, complaint, now, now + 10 * minute),
    env.DB.prepare('update complaints set wake_at = ? where id = ?').bind(now, complaint),
  ])
  await travel(15 * minute)
  await env.DB.prepare('update complaints set arrived_at = ?1, wake_at = ?1 where id = ?2').bind(now, complaint).run()
  await travel(minute)
  await travel(3 * day)

  const rows = await env.DB.prepare(
    "select kind, n, state from outbox where complaint = ? and effect = 'mail' order by kind, n",
  )
    .bind(complaint)
    .all()
  const codes = await env.DB.prepare(
    'select state, minor, currency, code <> ? as minted from codes where complaint = ?',
  )
    .bind('', complaint)
    .all()
  const promises = await env.DB.prepare('select kind, n, state from promises where complaint = ? order by kind')
    .bind(complaint)
    .all()
  const row = await env.DB.prepare('select stage, closed_at from complaints where id = ?').bind(complaint).first()
  return {
    mails: rows.results.map((mail) => `${mail.kind} ${String(mail.n).replace(complaint, '')} ${mail.state}`),
    received: (await inbox(email)).length,
    codes: codes.results,
    stage: row,
    promises: promises.results.map(
      (promise) =>
        `${promise.kind} ${promise.n} ${/broken|late|open/.test(String(promise.state)) ? promise.state : 'in time'}`,
    ),
    operations: fault.seen,
  }
}

function causedByCut(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof PowerCut) return true
  return false
}

for (const when of ['before', 'after'] as const) {
  it(`cut off ${when} any write or mail, the story ends the same`, { timeout: 240_000 }, async () => {
    // So many alike within a day would be an incident, whose sum is another.
    const shop = await openShop({ policy: { compensation: { incident: { ofKind: 200, ofItem: 200 } } } })
    // What the sweep measures once an hour or a day is no part of the story, and would come in the first one only.
    await env.DB.prepare(
      `insert into machine (name, value, until)
       select value, '', ?1 from json_each('["paces", "top-spend", "reserves", "rhythms", "causes", "retention", "photos"]') where true
       on conflict (name) do update set until = excluded.until`,
    )
      .bind(Number.MAX_SAFE_INTEGER)
      .run()
    const calm = await story(shop, 0, { at: 0, when, seen: 0 })
    expect(calm.mails.length).toBeGreaterThanOrEqual(4)
    expect(calm.received).toBe(calm.mails.filter((mail) => !mail.startsWith('staff')).length)
    const { operations, ...expected } = calm
    let cuts = 0
    for (let at = 1; at <= operations; at++) {
      const fault: Fault = { at, when, seen: 0 }
      const { operations: seen, ...end } = await story(shop, at, fault)
      expect(end, `cut ${when} operation ${at}`).toEqual(expected)
      if (seen >= at) cuts++
    }
    // Every place was really hit.
    expect(cuts).toBe(operations)
    expect(await findings()).toEqual([])
  })
}
