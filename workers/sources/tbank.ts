/**
 * T-Bank (Tinkoff) acquiring: payments, refunds and reversals (sources.md section 8).
 *
 * - The signature is a field of the body, `Token`: SHA-256 over the values of all plain fields and the terminal's
 *   password, sorted by name. Nested objects take no part, so nothing in `DATA` is believed, e-mail included: the
 *   person is null and the order is the shop's own number.
 * - A notification is for one terminal; another terminal's is refused even when both have the same password.
 * - What `Amount` means after a partial refund, the part or the rest, is documented nowhere: it is left open.
 * - It asks for the text `OK`, and repeats hourly for a day without it. There is no event for a chargeback.
 *
 * https://developer.tbank.ru/eacq/intro/developer/notification
 * https://developer.tbank.ru/eacq/intro/developer/token
 */
import { z } from 'zod'
import type { ComplaintEvent, OrderEvent, SourceEvent } from '../../domain/event.ts'
import type { Money } from '../../domain/money.ts'
import { commonSettings, optionalId, optionalText, quoted, requiredId } from './fields.ts'
import { bareOrder, blankComplaint, hear } from './hearing.ts'
import { type JsonObject, readJsonObject } from './json.ts'
import { minorMoney } from './minor-units.ts'
import { fromHex, sameBytes, utf8 } from './signature.ts'
import type { Reading, Source } from './source.ts'

const settings = z.object({ terminalKey: z.string().trim().min(1).max(100), ...commonSettings })

const notification = z.object({
  PaymentId: requiredId,
  Status: requiredId,
  OrderId: optionalId,
  Amount: optionalText,
  Success: z.unknown(),
})
type Notification = z.output<typeof notification>

/** Kopecks: acquiring is in roubles only, and the body names no currency. */
const amountOf = ({ Amount }: Notification): Money | null => minorMoney(Amount, 'RUB')

function orderEvent(state: OrderEvent['state'], said: Notification): OrderEvent[] {
  if (said.OrderId === null) return []
  const amount = amountOf(said)
  const order = { ...bareOrder(said.OrderId), total: state === 'paid' ? amount : null }
  const payments = [said.PaymentId]
  return [
    {
      type: 'order',
      state,
      order,
      person: null,
      codes: [],
      amount: state === 'cancelled' ? null : amount,
      at: null,
      payments,
    },
  ]
}

const complaintOf = (said: Notification, refunded: Money | null): ComplaintEvent => ({
  ...blankComplaint,
  externalId: `refund:${said.PaymentId}:${said.Status}:${said.Amount ?? ''}`,
  category: 'other',
  channel: 'refund',
  order: said.OrderId === null ? null : bareOrder(said.OrderId),
  refunded,
  payment: said.PaymentId,
})

/** What each status says; one that is not here is a step of paying, or a card that was declined. */
const statuses: ReadonlyMap<string, (said: Notification) => readonly SourceEvent[]> = new Map([
  ['CONFIRMED', (said: Notification) => orderEvent('paid', said)],
  ['REFUNDED', (said: Notification) => [...orderEvent('refunded', said), complaintOf(said, amountOf(said))]],
  ['PARTIAL_REFUNDED', (said: Notification) => [complaintOf(said, null)]],
  // The money was held, or taken on the same day, and let go.
  ['REVERSED', (said: Notification) => [...orderEvent('cancelled', said), complaintOf(said, amountOf(said))]],
])

const notified = hear(notification, (said) => {
  if (said.Success === false) return `${quoted(said.Status)} did not succeed`
  const events = statuses.get(said.Status)?.(said) ?? []
  return events.length > 0 ? events : `the status ${quoted(said.Status)} says nothing of a grievance`
})

/** Values in the order of their names: the texts as they are, numbers as written, `true` and `false`. */
function signedText(body: JsonObject, password: string): string {
  const plain = Object.entries(body).filter(([name]) => name !== 'Token' && name !== 'Password')
  const values = new Map<string, string>([['Password', password]])
  for (const [name, value] of plain)
    if (typeof value === 'string' || typeof value === 'boolean') values.set(name, String(value))
  return [...values.keys()]
    .sort()
    .map((name) => values.get(name))
    .join('')
}

export const tbank: Source<z.output<typeof settings>> = {
  name: 'tbank',
  settings,
  bodies: ['json'],

  async verify({ raw }, { secrets, settings: { terminalKey } }) {
    const body = readJsonObject(raw)
    if (!body.ok || body.value.TerminalKey !== terminalKey || typeof body.value.Token !== 'string') return false
    const token = fromHex(body.value.Token)
    if (token === null) return false
    let found = false
    for (const password of secrets) {
      if (password === '') continue
      const digest = await crypto.subtle.digest('SHA-256', utf8(signedText(body.value, password)))
      if (sameBytes(new Uint8Array(digest), token)) found = true
    }
    return found
  },

  read({ raw }): Reading {
    const body = readJsonObject(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const parts = ['PaymentId', 'Status', 'Amount'].map((name) => optionalText.parse(body.value[name]) ?? '')
    // The terminals that T-Bank gives out for trying have this name.
    const test = optionalText.parse(body.value.TerminalKey)?.endsWith('DEMO') === true
    return notified(body.value, { eventId: parts.join(':'), test, sentAt: null })
  },

  answer: () => new Response('OK', { headers: { 'content-type': 'text/plain; charset=utf-8' } }),
}
