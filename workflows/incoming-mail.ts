/**
 * A mail to a shop, through whichever door: read once, told apart, and taken in. Only what a person wrote joins or opens
 * anything; everything is recorded, and nothing is answered here.
 */
import { addressed, type MailedShop } from '../db/mailboxes.ts'
import { type ComplaintEvent, nobody, type WroteEvent } from '../domain/event.ts'
import type { ComplaintId } from '../domain/ids.ts'
import {
  classOf,
  type IncomingMail,
  isDisowned,
  type MailClass,
  orderIn,
  threadClaims,
  type Writer,
  writerOf,
} from '../domain/incoming-mail.ts'
import { emailKey } from '../domain/person.ts'
import { lookAt, mostPhotos } from '../domain/photo.ts'
import { isOnlyThanks, ownWords } from '../domain/reply-text.ts'
import { takeIn } from './intake.ts'
import { mailEventId } from './intake-mail.ts'
import { type KeptPhoto, keepPhotos } from './photos.ts'
import type { Deps } from './ports.ts'
import { readMail } from './read-mail.ts'

export interface MailArrival {
  /** The bytes as they came, perhaps cut at the cap. */
  readonly raw: Uint8Array
  /** The envelope's recipients, where the door knows them: headers may name somebody else. */
  readonly recipients: readonly string[]
  /** The envelope's sender; '' is a machine's (RFC 5321, 4.5.5). Null where the door does not know it. */
  readonly returnPath: string | null
}

export type MailTaken =
  | {
      readonly status: 'opened' | 'joined' | 'duplicate' | 'recorded' | 'ignored'
      readonly class: MailClass
      readonly complaint: ComplaintId | null
      readonly wake: readonly ComplaintId[]
    }
  /** No shop of ours has such an address. */
  | { readonly status: 'unknown' }

const longestWords = 10_000
const longestSubject = 300

/** A forward or an answer says so before its subject; what is left is what it is about. */
const bareSubject = (subject: string): string =>
  subject.replace(/^(?:\s*(?:re|fwd?|отв|ответ|пересл|răsp|rasp|redirecționat)\s*(?:\[\d+\])?\s*:)+\s*/iu, '').trim()

/** The newest of our mails it proves to answer. */
const provenComplaint = (deps: Deps, mail: IncomingMail): ComplaintId | null =>
  threadClaims(mail.references).find(({ complaint, proof }) => deps.secrets.isReplyProof(complaint, proof))
    ?.complaint ?? null

function wroteEvent(mail: IncomingMail, writer: Writer, id: string, complaint: ComplaintId | null): WroteEvent {
  const words = ownWords(mail.text).slice(0, longestWords)
  return {
    type: 'wrote',
    complaint,
    thread: [id, ...mail.references.filter((reference) => reference !== id)],
    writerKey: isDisowned(mail) ? null : emailKey(writer.address),
    writer: writer.address,
    subject: mail.subject.slice(0, longestSubject),
    text: words,
    whole: mail.text,
    order: orderIn(bareSubject(mail.subject)) ?? orderIn(words),
    onlyThanks: mail.attachments.length === 0 && isOnlyThanks(words),
  }
}

/**
 * What it opens where it answers nothing that is open. An address its own domain disowns is not written to: a person
 * looks, and reads in the words whom it claims to be from.
 */
function grievanceOf(wrote: WroteEvent, writer: Writer, id: string): ComplaintEvent {
  const subject = bareSubject(wrote.subject)
  const words = subject === '' || wrote.text.startsWith(subject) ? wrote.text : `${subject}\n\n${wrote.text}`.trim()
  const claimed = writer.name ? `${writer.name} <${writer.address}>` : writer.address
  const order = wrote.order
  return {
    type: 'complaint',
    externalId: id,
    category: 'other',
    channel: 'email',
    text: wrote.writerKey === null ? `${claimed}\n\n${words}` : words,
    at: null,
    person: wrote.writerKey === null ? null : { ...nobody, email: writer.address, name: writer.name },
    order: order === null ? null : { externalId: order, name: null, total: null, placedAt: null, lines: [] },
    dispute: null,
    refunded: null,
    rating: null,
    payment: null,
  }
}

/** Pictures among what was attached, cleaned like those of the form; anything else stays where it was sent from. */
async function photosOf(deps: Deps, shop: MailedShop, mail: IncomingMail): Promise<readonly KeptPhoto[]> {
  const pictures = mail.attachments
    .map(({ bytes }) => lookAt(bytes))
    .flatMap((seen) => (seen.is === 'photo' ? [seen] : []))
    .slice(0, mostPhotos)
  return pictures.length === 0 ? [] : keepPhotos(deps, shop.shop, pictures)
}

/** Reads and takes in one mail. Throws when the database does; then nothing was stored. */
export async function receiveMail(deps: Deps, { raw, recipients, returnPath }: MailArrival): Promise<MailTaken> {
  const read = await readMail(raw)
  const mail = returnPath === '' ? { ...read, headers: [...read.headers, { name: 'return-path', value: '<>' }] } : read
  const lower = (address: string) => address.trim().toLowerCase()
  const proven = provenComplaint(deps, mail)
  const { shops, staffOf } = await addressed(deps.db.$client, {
    recipients: [...recipients, ...mail.recipients].map(lower),
    writer: lower(mail.from?.address ?? ''),
    complaint: proven,
  })
  const shop = shops[0]
  if (!shop) return { status: 'unknown' }
  const writer = writerOf(mail, shop.sender.split('@').at(-1)?.toLowerCase() ?? null)
  const ours = [shop.sender, ...(staffOf.includes(shop.shop) && mail.from ? [mail.from.address] : [])]
  const kind = classOf({ ...mail, from: writer }, { ours: new Set(ours.map((address) => emailKey(address) ?? '')) })
  // A mail without a Message-ID is known again by its bytes.
  const digest = deps.secrets.hash(Buffer.from(raw).toString('base64'))
  const id = mail.messageId ?? `<${digest}@without-id>`
  const eventId = mailEventId(
    deps.secrets.hash(emailKey(writer?.address ?? '') ?? writer?.address ?? '').slice(0, 24),
    deps.secrets.hash(id).slice(0, 40),
  )
  const delivered = {
    ...{
      shop: shop.shop,
      shopLocale: shop.locale,
      country: shop.country,
      source: 'mail',
      sourceVersion: null,
      eventId,
    },
    ...{ now: deps.clock.now(), signed: false },
  }
  const wrote = kind === 'person' && writer ? wroteEvent(mail, writer, id, proven) : null
  const taken =
    wrote && writer
      ? await takeIn(deps, {
          ...delivered,
          events: [wrote],
          photos: await photosOf(deps, shop, mail),
          // A word of thanks opens no complaint.
          ...(!wrote.onlyThanks && { otherwise: grievanceOf(wrote, writer, id) }),
        })
      : await takeIn(deps, { ...delivered, events: [], nothing: kind })
  if (taken.status === 'stale') throw new Error('a mail has no secrets that could be stale')
  return { ...taken, class: kind }
}
