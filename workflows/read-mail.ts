/** Reads a mail's bytes. Whatever a stranger sends is read as far as it goes; nothing here throws. */
import PostalMime, { type Address, type Email } from 'postal-mime'
import { type IncomingMail, messageIdsIn, type Writer } from '../domain/incoming-mail.ts'

/** Deeper or longer than any mail program makes; the parser gives up there, and the rest is read as plain lines. */
const limits = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 0 } as const
/** A text longer than this is no letter; it is cut. Decoding more would only be stored. */
const longestText = 60_000
const longestHtml = 300_000
const mostHeaders = 400
const mostAttachments = 12

/** Without what a database, a header or a page could choke on: U+0000, lone surrogates. */
const clean = (text: string): string => text.toWellFormed().replaceAll('\u0000', '')
const line = (text: string): string =>
  clean(text)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()

const mailboxes = (addresses: readonly (Address | undefined)[] | undefined): readonly Writer[] =>
  (addresses ?? [])
    .flatMap((one) => (one === undefined ? [] : one.group ? one.group : [one]))
    .map(({ address, name }) => ({ address: line(address).slice(0, 320), name: line(name).slice(0, 200) || null }))
    .filter(({ address }) => address !== '')

const wordsOf = (value: string | undefined): string => clean(value ?? '').slice(0, longestText)

/** What the reader asks of a part of the mail. */
interface Part {
  readonly contentType: { readonly parsed: { readonly value: string } }
  readonly contentDisposition: { readonly parsed: { readonly value: string } }
  getTextContent(): string
}

/**
 * The library's reader, with HTML taken aside: put beside a text part it would be turned into text by the library as it
 * came, and tags that are never closed cost it time by the square (a minute for one megabyte).
 */
class Reader extends PostalMime {
  html = ''

  isInlineTextNode(part: Part): boolean {
    if (part.contentDisposition.parsed.value === 'attachment') return false
    const type = part.contentType.parsed.value
    if (type === 'text/html' && this.html.length < longestHtml) this.html += `${part.getTextContent()}\n`
    return type === 'text/plain'
  }
}

/** What stands between `<style` and `</style` is no text; in one pass, however often it is opened and not closed. */
function withoutStyles(html: string): string {
  const pieces = html.split(/<\/style/i)
  return (
    pieces
      .map((piece, i) => {
        const opened = i < pieces.length - 1 ? piece.search(/<style\b/i) : -1
        return opened < 0 ? piece : `${piece.slice(0, opened)}<style></style`
      })
      .join('')
      .replace(/<(?=blockquote\b)/gi, '<br><')
      // A tag that is not closed before the next one is no tag.
      .replace(/<(?![^<>]*>)/g, '&lt;')
  )
}

/** The library turns HTML into text only beside a text part: it is given an empty one. */
async function wordsOfHtml(html: string): Promise<string> {
  const part = Buffer.from(withoutStyles(html.slice(0, longestHtml)).toWellFormed()).toString('base64')
  const mail = await PostalMime.parse(
    [
      'Content-Type: multipart/mixed; boundary=part',
      '',
      '--part',
      'Content-Type: text/plain',
      '',
      '',
      '--part',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      part,
      '--part--',
      '',
    ].join('\r\n'),
  )
  return wordsOf(mail.text)
}

/** Where mail was sent before it was passed on to us. */
const passedOn = /^(?:delivered-to|x-forwarded-to|x-original-to|x-forwarded-for|envelope-to)$/

async function fromParsed(mail: Email, html: string): Promise<IncomingMail> {
  const text = wordsOf(mail.text)
  const headers = mail.headers
    .slice(0, mostHeaders)
    .map(({ key, value }) => ({ name: line(key).toLowerCase(), value: line(value).slice(0, 4_000) }))
  const headerOf = (name: string) => headers.find((header) => header.name === name)?.value ?? null
  const forwarded = headers
    .filter(({ name }) => passedOn.test(name))
    .flatMap(({ value }) => value.match(/[^\s<>,;"]+@[^\s<>,;"]+/g) ?? [])
  const attached = mail.attachments.filter(({ mimeType }) => mimeType !== 'text/html').slice(0, mostAttachments)
  const attachments = attached.flatMap(({ filename, mimeType, content }) =>
    typeof content === 'string'
      ? []
      : [
          {
            name: filename === null ? null : line(filename).slice(0, 200),
            type: line(mimeType),
            bytes: content instanceof Uint8Array ? content : new Uint8Array(content),
          },
        ],
  )
  return {
    headers,
    from: mailboxes([mail.from])[0] ?? null,
    replyTo: mailboxes(mail.replyTo)[0] ?? null,
    recipients: [...mailboxes([...(mail.to ?? []), ...(mail.cc ?? [])]).map(({ address }) => address), ...forwarded],
    subject: line(mail.subject ?? '').slice(0, 500),
    messageId: messageIdsIn(mail.messageId ?? headerOf('message-id'))[0] ?? null,
    references: messageIdsIn(mail.references ?? headerOf('references'), mail.inReplyTo ?? headerOf('in-reply-to')),
    text: text.trim() === '' && html !== '' ? await wordsOfHtml(html) : text,
    attachments,
  }
}

/** The top header block and what follows it, for a mail whose structure is a trap. */
function flattened(raw: Uint8Array): Uint8Array {
  const head = new TextDecoder('latin1').decode(raw.subarray(0, 64 * 1024))
  const [, top = '', rest = ''] = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(head) ?? ['', head, '']
  const kept = top
    .split(/\r?\n(?![ \t])/)
    .filter((one) =>
      /^(?:from|to|cc|reply-to|subject|date|message-id|in-reply-to|references|auto-submitted|precedence|list-[a-z]+|return-path|x-[\w-]+):/i.test(
        one,
      ),
    )
    .map((one) => one.slice(0, 2_000))
    .slice(0, mostHeaders)
  const text = [...kept, 'Content-Type: text/plain; charset=iso-8859-1', '', rest].join('\r\n')
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)
}

/**
 * The one reading of a raw message. HTML without a text part is reduced to its words by the library; an enclosed message
 * stays an enclosure, so that a bounce's copy of our mail is not taken for the writer's words.
 */
export async function readMail(raw: Uint8Array): Promise<IncomingMail> {
  for (const bytes of [raw, flattened(raw)]) {
    try {
      const reader = new Reader(limits)
      return await fromParsed(await reader.parse(bytes), reader.html)
    } catch (error) {
      console.warn('a mail could not be read as it is', error instanceof Error ? error.message.slice(0, 80) : 'unknown')
    }
  }
  const none = { headers: [], from: null, replyTo: null, recipients: [], references: [], attachments: [] }
  return { ...none, subject: '', messageId: null, text: '' }
}
