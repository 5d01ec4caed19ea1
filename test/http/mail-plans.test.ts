import { env } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { receiveMail } from '../../workflows/incoming-mail.ts'
import { takeNotice } from '../../workflows/mail-notice.ts'
import { recordingDatabase, type Seen } from '../harness/recorder.ts'
import { acknowledged, complain, inbox, openShop } from '../harness/shop.ts'
import { careOf, mime, replyTo } from './letters.ts'

/** A mail to no shop's address goes to the first one. */
const meant = [/from shops s order by s\.shop limit 1/]

it('no statement a mail runs reads a whole table', async () => {
  const seen: Seen = new Map()
  const deps = await depsOf({ ...env, DB: recordingDatabase(env.DB, seen) })
  const shop = await openShop()
  const { complaint, email } = await complain(shop)
  await acknowledged(complaint)
  const [mail] = await inbox(email)
  if (!mail) throw new Error('no mail')
  const letters = [
    replyTo(mail),
    { from: email, to: careOf(shop) },
    { from: email, to: careOf(shop), head: ['List-Id: <x>'] },
  ]
  for (const letter of letters) {
    await receiveMail(deps, { raw: Buffer.from(mime(letter)), recipients: [careOf(shop)], returnPath: email })
  }
  await takeNotice(deps, { id: randomUUID(), recipients: ['nobody@example.com'] })
  expect(seen.size).toBeGreaterThan(15)
  const whole: string[] = []
  for (const [query, values] of seen) {
    if (meant.some((reason) => reason.test(query))) continue
    const plan = await env.DB.prepare(`explain query plan ${query}`)
      .bind(...values)
      .all<{ detail: string }>()
    for (const { detail } of plan.results) {
      if (/^SCAN (?!json_each|j |\(|CONSTANT|\w+ USING|\w+ VIRTUAL)/.test(detail))
        whole.push(`${detail}: ${query.slice(0, 200)}`)
    }
  }
  expect(whole).toEqual([])
})
