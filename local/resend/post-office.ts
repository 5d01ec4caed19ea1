/** The post office: every mail the stand-in accepted, and the idempotency keys it remembers for 24 hours. */
import { eventModes, type Fault, faultTable, resendModes, setFault, takeFault } from '../faults.ts'
import { Keeper, type World } from '../world.ts'
import type { Mail } from './mail.ts'
import type { Received } from './receiving.ts'

/** A mail as it lies in the inbox. `at` is ISO 8601. */
export interface StoredMail extends Mail {
  readonly id: string
  readonly at: string
  readonly idempotencyKey: string | null
  /** The newest event of this mail: sent, delivered, bounced, complained or suppressed. */
  readonly lastEvent: string
}

export interface Posting {
  readonly idempotencyKey: string | null
  /** SHA-256 of the request, hex: the same key with another hash is another request. */
  readonly hash: string
  readonly mails: Mail[]
}

export type Posted =
  | { readonly kind: 'accepted'; readonly ids: string[]; readonly drop: boolean }
  | { readonly kind: 'repeated'; readonly ids: string[] }
  | { readonly kind: 'other-request' }
  | { readonly kind: 'in-progress' }
  | { readonly kind: 'rate-limited' }
  | { readonly kind: 'broken' }

const tables = `
  CREATE TABLE IF NOT EXISTS mails (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
    recipients TEXT NOT NULL, idempotency_key TEXT, last_event TEXT NOT NULL, mail TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS keys (
    key TEXT PRIMARY KEY, hash TEXT NOT NULL, ids TEXT NOT NULL, at INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS received (id TEXT PRIMARY KEY, mail TEXT NOT NULL);
  ${faultTable};`

/** https://resend.com/docs/dashboard/emails/idempotency-keys */
const keptForMs = 24 * 60 * 60 * 1000
const slowMs = 3000

type Row = { number: number; id: string; at: string; idempotency_key: string | null; last_event: string; mail: string }

const stored = (row: Row): StoredMail => ({
  ...(JSON.parse(row.mail) as Mail),
  id: row.id,
  at: row.at,
  idempotencyKey: row.idempotency_key,
  lastEvent: row.last_event,
})

export class PostOffice extends Keeper {
  private readonly inProgress = new Set<string>()

  constructor(state: DurableObjectState, world: World) {
    super(state, world, tables)
  }

  async post({ idempotencyKey, hash, mails }: Posting): Promise<Posted> {
    if (idempotencyKey !== null) {
      if (this.inProgress.has(idempotencyKey)) return { kind: 'in-progress' }
      this.sql.exec('DELETE FROM keys WHERE at < ?', Date.now() - keptForMs)
      const known = this.sql
        .exec<{ hash: string; ids: string }>('SELECT hash, ids FROM keys WHERE key = ?', idempotencyKey)
        .toArray()[0]
      if (known)
        return known.hash === hash ? { kind: 'repeated', ids: JSON.parse(known.ids) } : { kind: 'other-request' }
    }
    const fault = takeFault(this.sql, 'resend', resendModes)
    if (fault === '429') return { kind: 'rate-limited' }
    if (fault === '500') return { kind: 'broken' }
    if (fault === 'slow') await this.dawdle(idempotencyKey)
    const at = new Date().toISOString()
    const ids = mails.map((mail) => {
      const id = crypto.randomUUID()
      this.sql.exec(
        'INSERT INTO mails (id, at, recipients, idempotency_key, last_event, mail) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        at,
        [...mail.to, ...mail.cc, ...mail.bcc].join('\n').toLowerCase(),
        idempotencyKey,
        'sent',
        JSON.stringify(mail),
      )
      return id
    })
    if (idempotencyKey !== null) {
      this.sql.exec('INSERT INTO keys VALUES (?, ?, ?, ?)', idempotencyKey, hash, JSON.stringify(ids), Date.now())
    }
    return { kind: 'accepted', ids, drop: fault === 'accept-then-drop' }
  }

  /** While a request is under way, a second one with its key is told so. */
  private async dawdle(idempotencyKey: string | null): Promise<void> {
    if (idempotencyKey !== null) this.inProgress.add(idempotencyKey)
    await scheduler.wait(slowMs)
    if (idempotencyKey !== null) this.inProgress.delete(idempotencyKey)
  }

  noteEvent(id: string, event: string): void {
    this.sql.exec('UPDATE mails SET last_event = ? WHERE id = ?', event, id)
  }

  mail(id: string): StoredMail | null {
    const row = this.sql.exec<Row>('SELECT * FROM mails WHERE id = ?', id).toArray()[0]
    return row ? stored(row) : null
  }

  /**
   * Newest first, those numbered below `before`; `recipient` is any part of an address.
   * `next` is the number to go on from, null at the end.
   */
  mails(recipient: string, limit: number, before: number | null): { items: StoredMail[]; next: number | null } {
    const rows = this.sql
      .exec<Row>(
        'SELECT * FROM mails WHERE number < ? AND instr(recipients, ?) > 0 ORDER BY number DESC LIMIT ?',
        before ?? Number.MAX_SAFE_INTEGER,
        recipient.toLowerCase(),
        limit,
      )
      .toArray()
    const last = rows.at(-1)
    return { items: rows.map(stored), next: last && rows.length === limit ? last.number : null }
  }

  /** Mail that came for the app. */
  keepReceived(mail: Received): void {
    this.sql.exec('INSERT INTO received VALUES (?, ?)', mail.id, JSON.stringify(mail))
  }

  received(id: string): Received | null {
    const row = this.sql.exec<{ mail: string }>('SELECT mail FROM received WHERE id = ?', id).toArray()[0]
    return row ? (JSON.parse(row.mail) as Received) : null
  }

  setFaults(faults: { resend?: Fault<string>; events?: Fault<string> }): void {
    if (faults.resend) setFault(this.sql, 'resend', faults.resend)
    if (faults.events) setFault(this.sql, 'events', faults.events)
  }

  eventMode(): (typeof eventModes)[number] {
    return takeFault(this.sql, 'events', eventModes) ?? 'once'
  }
}
