/** A reply to a mail in the inbox, as a mail program would write it: MIME, with the thread and the quotation. */
import { base64, randomName, utf8 } from '../signing.ts'
import { addressOf } from './mail.ts'
import type { StoredMail } from './post-office.ts'

/** Who answers: a person, or the answering machine of one who is away. */
export const repliers = ['person', 'vacation'] as const
export type Replier = (typeof repliers)[number]

/** RFC 2047 encoded words, each short enough for its line. */
function encodedWords(text: string): string {
  const words: string[] = []
  let word = ''
  for (const character of text) {
    if (utf8(word + character).length > 42) {
      words.push(word)
      word = ''
    }
    word += character
  }
  return [...words, word].map((one) => `=?utf-8?B?${base64(utf8(one))}?=`).join('\r\n ')
}

const header = (text: string): string => (/^[\x20-\x7e]*$/.test(text) ? text : encodedWords(text))

const wrapped = (text: string): string => text.replace(/.{76}/g, '$&\r\n')

/** The bytes of the reply. `from` is an address alone. */
export function composeReply(
  mail: StoredMail,
  { from, text, by }: { readonly from: string; readonly text: string; readonly by: Replier },
): Uint8Array {
  const sentAs = `<${mail.id}@local.invalid>`
  const written = new Date(mail.at).toUTCString()
  const sender = mail.from.replace(/\s*<.*$/, '').replaceAll('"', '')
  const quoted = (mail.text ?? '').split('\n').map((line) => `> ${line}`)
  const body = [text, '', `On ${written}, ${sender} <${addressOf(mail.from) ?? ''}> wrote:`, ...quoted].join('\n')
  return utf8(
    [
      `From: ${from}`,
      `To: ${mail.replyTo[0] ?? addressOf(mail.from) ?? ''}`,
      `Subject: ${header(`${by === 'vacation' ? 'Automatic reply' : 'Re'}: ${mail.subject}`)}`,
      `Date: ${new Date().toUTCString()}`,
      `Message-ID: <${randomName(26)}@mail.example>`,
      `In-Reply-To: ${sentAs}`,
      `References: ${[mail.headers.References, sentAs].filter(Boolean).join(' ')}`,
      ...(by === 'vacation' ? ['Auto-Submitted: auto-replied'] : []),
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      wrapped(base64(utf8(body))),
      '',
    ].join('\r\n'),
  )
}
