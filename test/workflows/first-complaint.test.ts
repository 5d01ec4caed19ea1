import { expect, it } from 'vitest'
import { acknowledged, advance, complain, findings, inbox, linkIn, mailRow, openShop } from '../harness/shop.ts'

it('a signed webhook becomes one acknowledgement with a link', async () => {
  const shop = await openShop()
  const raised = await complain(shop)
  expect(raised).toMatchObject({ http: 200, status: 'opened' })
  await acknowledged(raised.complaint)
  const mails = await inbox(raised.email)
  expect(mails).toHaveLength(1)
  expect(linkIn(mails[0]?.text ?? '')).toContain('/r/')
  expect(await findings()).toEqual([])
})

it('the offer follows by itself, reminders after 2 and 5 days, and a fair default after 7', async () => {
  const shop = await openShop()
  const raised = await complain(shop)
  await acknowledged(raised.complaint)
  await advance('P8D')
  for (const [kind, n] of [
    ['offer', '1'],
    ['choice-reminder', '1-2'],
    ['choice-reminder', '1-5'],
    ['choice', '1'],
  ] as const) {
    expect((await mailRow(raised.complaint, kind, n))?.state, `${kind} ${n}`).toBe('accepted')
  }
  expect(await findings()).toEqual([])
})
