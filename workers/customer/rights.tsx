/** Pages of what only the reader of a mailbox may do: one question with its button, and what came of it. */
import type { Child } from 'hono/jsx'
import type { Part, Row } from '../../db/export.ts'
import { type Content, contents, type Held, personalData, purposes } from '../../db/personal-data.ts'
import type { Facts } from '../../domain/complaint.ts'
import type { Confirmable } from '../../domain/consent.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Pending } from '../../domain/retention.ts'
import type { MessageName } from '../../emails/locales/catalog.ts'
import { typeset } from '../../emails/typeset.ts'
import { type Voice, voiceOf } from '../../emails/voice.ts'
import { page } from './frame.tsx'

export interface RightsView {
  readonly facts: Facts
  readonly now: Instant
  /** Where the form posts to: the very address of this page. */
  readonly path: string
  readonly form: string
}

const Words = ({ voice, children }: { readonly voice: Voice; readonly children: string }) => (
  <p>{typeset(voice.locale, children)}</p>
)

function framed({ facts, now }: Pick<RightsView, 'facts' | 'now'>, title: string, children: (voice: Voice) => Child) {
  const voice = voiceOf({ facts, now })
  const headline = typeset(voice.locale, title)
  return page({
    ...{ locale: voice.locale, title: headline, shop: voice.shop },
    children: (
      <>
        <h1>{headline}</h1>
        {children(voice)}
      </>
    ),
  })
}

const sayTo = ({ facts, now }: Pick<RightsView, 'facts' | 'now'>) => voiceOf({ facts, now }).say

/** What goes, what stays, and what of theirs is still on its way. */
const Erasure = ({ facts, voice }: { readonly facts: Facts; readonly voice: Voice }) => {
  const codes = facts.codes.filter(({ state }) => state === 'issued' || state === 'reserved')
  return (
    <>
      {facts.complaint.closedAt === null && <Words voice={voice}>{voice.say('rights.erasure.open')}</Words>}
      {codes.length > 0 && (
        <>
          <Words voice={voice}>{voice.say('rights.erasure.codes')}</Words>
          {codes.map(({ code }) => (
            <p key={code} class="code">
              <code>{code.match(/.{1,4}/g)?.join('-') ?? code}</code>
            </p>
          ))}
        </>
      )}
      <Words voice={voice}>{voice.say('rights.erasure.stays')}</Words>
    </>
  )
}

/** Nothing happens until the button is pressed: mail scanners open links too. */
export const confirmPage = (view: RightsView, act: Confirmable) =>
  framed(view, sayTo(view)(`rights.${act}.title`), (voice) => (
    <>
      <Words voice={voice}>{voice.say(`rights.${act}.text`, { shop: voice.shop })}</Words>
      {act === 'erasure' && <Erasure facts={view.facts} voice={voice} />}
      <form method="post" action={view.path} class="act">
        <input type="hidden" name="form" value={view.form} />
        <button type="submit">{voice.say(`rights.${act}.button`)}</button>
      </form>
    </>
  ))

export const consentedPage = (view: RightsView) =>
  framed(view, sayTo(view)('rights.consent.done.title'), (voice) => (
    <Words voice={voice}>{voice.say('rights.consent.done')}</Words>
  ))

export const erasureDonePage = (view: RightsView) =>
  framed(view, sayTo(view)('rights.erasure.done.title'), (voice) => (
    <Words voice={voice}>{voice.say('rights.erasure.done')}</Words>
  ))

export const erasureWaitsPage = (view: RightsView, { why, until }: Pending) =>
  framed(view, sayTo(view)('rights.erasure.waits.title'), (voice) => (
    <Words voice={voice}>
      {voice.say(`rights.erasure.waits.${why}`, { until: until === null ? 'none' : voice.until(until) })}
    </Words>
  ))

/** The link has had its time; `back` is the page where it can be asked for anew. */
export const overPage = (view: RightsView, back: string) =>
  framed(view, sayTo(view)('rights.over.title'), (voice) => (
    <>
      <Words voice={voice}>{voice.say('rights.over.text')}</Words>
      <p>
        <a class="button quiet" href={back}>
          {voice.say('rights.over.button')}
        </a>
      </p>
    </>
  ))

const registered: Readonly<Record<string, Held>> = personalData

/** The register speaks of people; who reads their own copy is spoken to. */
const own = {
  words: 'rights.export.words',
  letter: 'rights.export.letter',
  habits: 'rights.export.habits',
} as const satisfies Partial<Record<Content, MessageName>>

const nameOf = (kind: Content): MessageName => {
  const said: Partial<Record<Content, MessageName>> = own
  return said[kind] ?? `register.content.${kind}`
}

/** Milliseconds of the clock since 1973; shorter numbers are no times. */
const isTime = (column: string, value: Row[string]): value is number =>
  typeof value === 'number' && value > 100_000_000_000 && /(?:At|^at|^since)$/.test(column)

/** A mail's own words, without what carries them; a time as a date; anything else as it is kept. */
function readable(column: string, value: Row[string]): string {
  if (isTime(column, value)) return `${new Date(value).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const text = String(value)
  if (!text.startsWith('{"from":')) return text
  try {
    const sent: unknown = JSON.parse(text)
    const words = typeof sent === 'object' && sent !== null && 'text' in sent ? sent.text : null
    return typeof words === 'string' ? words : text
  } catch {
    return text
  }
}

/** What says who somebody is, or is theirs, gathered by what it is: each thing once. */
function gathered(parts: readonly Part[]): ReadonlyMap<Content, readonly string[]> {
  const found = new Map<Content, Set<string>>()
  for (const { table, rows } of parts) {
    for (const [column, told] of Object.entries(registered[table]?.person ?? {})) {
      for (const row of rows) {
        const value = row[column]
        if (!told || value === null || value === undefined || ['', '[]', '{}'].includes(String(value))) continue
        if (['state', 'claimedOrders'].includes(column) || column.endsWith('At')) continue
        found.set(told.is, (found.get(told.is) ?? new Set()).add(readable(column, value)))
      }
    }
  }
  return new Map([...found].map(([kind, values]) => [kind, [...values]]))
}

const Table = ({ part }: { readonly part: Part }) => (
  <details class="quiet-fold">
    <summary>
      <code>{part.table}</code>
    </summary>
    <div class="inside">
      {part.rows.map((row) => (
        <dl key={JSON.stringify(row)} class="rows kept">
          {Object.entries(row)
            .filter(([, value]) => value !== null && value !== '')
            .map(([column, value]) => (
              <div key={column}>
                <dt>{column}</dt>
                <dd>{readable(column, value)}</dd>
              </div>
            ))}
        </dl>
      ))}
    </div>
  </details>
)

/** Everything, first in their language by what it is, then as it is kept. */
export const exportPage = (view: RightsView, parts: readonly Part[]) =>
  framed(view, sayTo(view)('rights.export.title'), (voice) => {
    const things = gathered(parts)
    return (
      <>
        <form method="post" action={view.path} class="act">
          <input type="hidden" name="form" value={view.form} />
          <button type="submit" name="as" value="json" class="quiet">
            {voice.say('rights.export.file')}
          </button>
        </form>
        {contents.map((kind) => {
          const values = things.get(kind)
          if (!values) return null
          const name = voice.say(nameOf(kind))
          return (
            <section key={kind}>
              <h2>{name.charAt(0).toLocaleUpperCase(voice.locale) + name.slice(1)}</h2>
              {values.map((value) => (
                <blockquote key={value} class="words kept">
                  {value}
                </blockquote>
              ))}
            </section>
          )
        })}
        {purposes.map((purpose) => {
          const held = parts.filter((part) => part.purpose === purpose)
          if (held.length === 0) return null
          return (
            <section key={purpose}>
              <h2>{typeset(voice.locale, voice.say(`register.purpose.${purpose}`))}</h2>
              {held.map((part) => (
                <Table key={part.table} part={part} />
              ))}
            </section>
          )
        })}
      </>
    )
  })
