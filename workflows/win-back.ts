/**
 * An offer to come back is a code like any other: minted for one purpose, entered in the ledger of the complaint it goes
 * back to, within the caps, and copied to the checkouts. It is issued in the batch that writes its mail.
 */
import { desc, eq } from 'drizzle-orm'
import * as t from '../db/schema.ts'
import type { CareFacts } from '../domain/care/care.ts'
import type { CareMail } from '../domain/care/playbook/move.ts'
import type { Instant } from '../domain/ids.ts'
import { plannedCopies } from './coupons.ts'
import type { Planned } from './outbox.ts'
import type { Deps } from './ports.ts'
import { ledgerHash } from './record.ts'
import type { Statement } from './rows.ts'

type WinBack = Extract<CareMail, { readonly kind: 'win-back' }>

export interface Issued {
  /** The mail with the code that it brings. */
  readonly mail: WinBack
  readonly statements: readonly Statement[]
  /** Outbox rows of its copies, claimed by who writes them. */
  readonly copies: readonly Planned[]
}

/** Two that issue at once meet at the ledger's next number, or at the code itself; one that is too much, at a cap. */
export async function issuedWinBack(deps: Deps, facts: CareFacts, mail: WinBack, now: Instant): Promise<Issued> {
  const { db } = deps
  const { shop, complaint, customer } = facts
  const { minor, currency } = mail.value
  const purpose = `win-back:${mail.n}`
  const code = deps.mint(now).code(purpose)
  const end = await db
    .select({ seq: t.ledger.seq, hash: t.ledger.hash })
    .from(t.ledger)
    .where(eq(t.ledger.complaint, complaint.id))
    .orderBy(desc(t.ledger.seq))
    .limit(1)
    .get()
  const seq = (end?.seq ?? 0) + 1
  const entry = {
    ...{ complaint: complaint.id, seq, at: now, about: code, minor, currency },
    entry: 'code-issued' as const,
    previous: end?.hash ?? '',
  }
  const change = { shop: shop.id, complaint: complaint.id, code, why: `${customer.id}-win-back-issued` }
  return {
    mail: { ...mail, code },
    statements: [
      db.insert(t.codes).values({
        ...{ shop: shop.id, code, purpose, complaint: complaint.id, customer: customer.id },
        ...{ holderKey: customer.emailKey, holder: customer.email, keyVersion: deps.codeKeyVersion },
        ...{ state: 'issued', minor, currency, issuedAt: now, expiresAt: mail.until },
      }),
      db.insert(t.ledger).values({ ...entry, shop: shop.id, hash: ledgerHash(entry) }),
    ],
    copies: plannedCopies(deps, change, now, { claimed: true }),
  }
}
