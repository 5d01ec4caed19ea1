import { expect, it } from 'vitest'
import type { Facts } from '../../domain/complaint.ts'
import type { ComplaintId, ShopId } from '../../domain/ids.ts'
import { locales } from '../../domain/locale.ts'
import { money } from '../../domain/money.ts'
import { draftLetter } from '../../emails/letter-draft.ts'
import { CodesPageView } from '../../workers/admin/codes.tsx'
import { ComplaintPageView, since } from '../../workers/admin/complaint.tsx'
import { FiguresPageView } from '../../workers/admin/figures.tsx'
import { asHtml } from '../../workers/admin/frame.tsx'
import { LetterPageView } from '../../workers/admin/letter.tsx'
import { previewOf, toneOf } from '../../workers/admin/letter-form.ts'
import { MessagePageView } from '../../workers/admin/message.tsx'
import { QuarantinePageView } from '../../workers/admin/quarantine.tsx'
import { QueuePageView, urgency } from '../../workers/admin/queue.tsx'
import { SettingsPageView } from '../../workers/admin/settings.tsx'
import { TasksPageView } from '../../workers/admin/tasks.tsx'
import { AlarmsPageView, SourcesPageView } from '../../workers/admin/watch.tsx'
import { deskIn, figuresOf, headlineOf, rowsOf, staffNow } from './admin-desk.ts'
import { arrived, besideOf, chooses, type Lived, lives, receivedAt } from './admin-story.ts'

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'}]]>{{7*7}}`

const vip = (text = 'The bag arrived torn.', name = 'Ana Popescu'): Lived =>
  lives(
    arrived('en', (facts) => ({
      ...facts,
      complaint: { ...facts.complaint, text },
      customer: facts.customer && { ...facts.customer, name, tags: ['vip'] },
      order: facts.order && { ...facts.order, lines: [{ sku: null, name: text, quantity: 1, total: null }] },
    })),
    receivedAt + 3_600_000,
  )

const complaintPage = (lived: Lived, role: 'agent' | 'director' = 'director', change: object = {}): string =>
  asHtml(
    <ComplaintPageView
      desk={deskIn('en', { role, now: lived.now })}
      view={{
        facts: lived.facts,
        beside: besideOf(lived),
        granted: [],
        causes: [],
        history: null,
        problem: null,
        kept: null,
        done: null,
        ...change,
      }}
    />,
  )

async function letterPage(facts: Facts, role: 'agent' | 'lead' | 'director', body = ''): Promise<string> {
  const draft = draftLetter(facts, 'en', staffNow)
  const letter = { ...draft, body: `${draft.body}\n\n${body}` }
  const preview = await previewOf(facts, letter, staffNow)
  const view = {
    facts,
    version: 1,
    letter,
    tone: toneOf('en', letter),
    toneAsked: true,
    preview,
    granted: [],
    causes: [],
    history: null,
    problem: null,
    theirs: null,
    done: null,
  }
  return asHtml(<LetterPageView desk={deskIn('en', { role })} view={view} />)
}

const queue = (text: string, name: string, locale: 'en' | 'ru' | 'ro' = 'en'): string =>
  asHtml(
    <QueuePageView
      desk={deskIn(locale)}
      view={{
        ...({
          status: 'open',
          mine: false,
          search: text,
          firstPage: true,
          needsToday: 3,
          line: null,
          headline: headlineOf(),
        } as const),
        page: { rows: rowsOf(7).map((row) => ({ ...row, text, customer: name, order: text })), next: null },
        staff: [{ email: 'maria@example.com', name }],
      }}
    />,
  )

/** Tags and attribute names as a browser reads them: the values of attributes (a framed mail is one) are no markup. */
function markupOf(page: string): { names: readonly string[]; attributes: readonly string[] } {
  const tags = [...page.replace(/="[^"]*"/g, '=""').matchAll(/<([a-z][a-z0-9]*)([^>]*)>/gi)]
  return {
    names: tags.map(([, name = '']) => name.toLowerCase()),
    attributes: tags.flatMap(([, , rest = '']) => rest.match(/[a-z-]+(?==)/gi) ?? []).map((name) => name.toLowerCase()),
  }
}

const id = 'cmp_01KAZ8E7Q0X4M2N9V5T3R6W8YB' as ComplaintId
const shop = 'semitsvet' as ShopId

it('hostile words of a customer are inert on every page', async () => {
  const lived = vip(hostile, hostile)
  const task = {
    ...({
      id: 't',
      key: 'k',
      kind: 'ship',
      owner: null,
      dueAt: 1,
      about: { remedy: hostile, phone: hostile },
    } as const),
  }
  const sent = {
    from: hostile,
    to: [hostile],
    subject: hostile,
    html: `<p>${hostile}</p>`,
    text: hostile,
    headers: { X: hostile },
  }
  const message = {
    kind: 'offer',
    state: 'bounced',
    complaint: id,
    plannedAt: 1,
    acceptedAt: null,
    attempts: 1,
    sha256: 'x',
    error: hostile,
    sent,
  } as const
  const code = {
    code: '7K3M9QXT2VHD4RWE',
    state: 'issued',
    minor: 1,
    currency: 'MDL',
    issuedAt: 1,
    expiresAt: 2,
    holder: hostile,
    complaint: id,
    purpose: 'x',
    copies: [{ source: 'shopify', state: 'refused', error: hostile }],
  } as const
  const body = {
    shop,
    id: 'qua_1',
    source: hostile,
    body: btoa(hostile),
    headers: {},
    sha256: 'x',
    reason: hostile,
    receivedAt: 1,
    replayedAt: null,
  }
  const pages = [
    complaintPage(lived),
    await letterPage(lived.facts, 'director', hostile),
    queue(hostile, hostile),
    asHtml(
      <TasksPageView
        desk={deskIn('en')}
        view={{
          mine: [{ ...task, complaint: id, version: 1, tier: 'vip', customer: hostile, order: hostile }],
          others: [],
          staff: [],
          next: null,
          done: null,
        }}
      />,
    ),
    asHtml(<MessagePageView desk={deskIn('en')} view={message} />),
    asHtml(
      <CodesPageView
        desk={deskIn('en')}
        view={{ codes: [code], state: null, typed: hostile, notACode: false, next: null }}
      />,
    ),
    asHtml(
      <QuarantinePageView
        desk={deskIn('en', { role: 'admin' })}
        view={{
          bodies: [{ ...body, headers: { 'user-agent': hostile } }],
          groups: [{ source: hostile, reason: hostile, count: 3, since: 1 }],
          next: null,
          done: null,
          progress: { source: hostile, reason: hostile, taken: 1, still: 1, left: 1, from: hostile },
        }}
      />,
    ),
  ]
  for (const page of pages) {
    expect(page).toContain('alert(1)')
    const { names, attributes } = markupOf(page)
    expect(names.filter((name) => ['script', 'img', 'svg', 'style', 'object', 'embed'].includes(name))).toEqual([])
    expect(attributes.filter((name) => name.startsWith('on') || name === 'style')).toEqual([])
  }
})

it('no page carries script, inline style or anything from elsewhere', async () => {
  const lived = lives(chooses(vip()), receivedAt + 26 * 3_600_000)
  const pages = [
    complaintPage(lived),
    queue('x', 'y'),
    asHtml(
      <FiguresPageView
        desk={deskIn('ru')}
        view={{ figures: figuresOf(), from: '2026-10-28', to: '2026-11-26', datesWrong: false, periods: [] }}
      />,
    ),
    asHtml(<AlarmsPageView desk={deskIn('ro', { role: 'admin' })} view={{ alarms: [], next: null }} />),
    asHtml(
      <SourcesPageView
        desk={deskIn('ro', { role: 'admin' })}
        view={{ sources: [{ source: 'yookassa', on: true, lastSeenAt: null, reconciledAt: null, found: 2 }] }}
      />,
    ),
  ]
  for (const page of pages) {
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|src="http|href="http|javascript:/i)
    expect(page).toContain('<link rel="stylesheet" href="/style.css"')
  }
})

it.each(locales)('the queue says time left, order, value and what comes next in %s', (locale) => {
  const page = queue('text', 'Ana', locale)
  expect(page).not.toMatch(/staff\.|words\.|undefined|NaN|\{/)
  expect(page).toContain(`lang="${locale}"`)
})

it('urgency grows with the share of the promised time that is used', () => {
  expect(urgency({ madeAt: 0, dueAt: 100 }, 10)).toEqual({ used: 0.1, tone: 'kept' })
  expect(urgency({ madeAt: 0, dueAt: 100 }, 60).tone).toBe('soon')
  expect(urgency({ madeAt: 0, dueAt: 100 }, 99).tone).toBe('late')
  expect(urgency({ madeAt: 0, dueAt: 100 }, 900)).toEqual({ used: 1, tone: 'late' })
})

it('an empty queue says what will be here, and a search that found nothing leads on', () => {
  const empty = {
    status: 'open',
    mine: false,
    search: '',
    firstPage: true,
    needsToday: 0,
    line: null,
    headline: headlineOf(),
    page: { rows: [], next: null },
    staff: [],
  } as const
  expect(asHtml(<QueuePageView desk={deskIn('en')} view={empty} />)).toContain('No open complaints')
  const page = asHtml(<QueuePageView desk={deskIn('en')} view={{ ...empty, search: 'A-1' }} />)
  expect(page).toContain('Nothing found')
  expect(page).toContain('/admin?q=A-1&amp;status=closed')
})

it('every link stays with the shop one looks at, when there are several', () => {
  const shops = ['one', 'two'].map((name) => ({
    shop: name as ShopId,
    name,
    timeZone: 'UTC',
    currency: 'EUR',
    locale: 'en' as const,
  }))
  const [first, second] = shops
  if (!first || !second) throw new Error('two shops')
  const page = asHtml(
    <AlarmsPageView desk={deskIn('en', { shops, shop: second, role: 'admin' })} view={{ alarms: [], next: null }} />,
  )
  expect(page).toContain('href="/admin/tasks?shop=two"')
  expect(page).toContain('href="/admin/alarms?shop=one"')
  expect(page).toContain('name="shop" value="two"')
})

it('the future stands under the past, with what would keep it from happening', () => {
  const page = complaintPage(vip())
  expect(page.indexOf('Complaint opened')).toBeLessThan(page.indexOf('now, '))
  expect(page.indexOf('now, ')).toBeLessThan(page.indexOf('The customer is reminded to choose'))
  expect(page).toContain('unless the customer chooses first')
  expect(page).toContain('VIP: 3 paid orders. Rule: the shop marked the customer “vip”.')
})

it('a refused action shows what the other person did and keeps the typed words in the open form', () => {
  const lived = vip()
  const seenAt = lived.now
  const timeline = [
    ...lived.timeline,
    { at: seenAt + 1, actor: 'staff:maria@example.com', event: 'replied', public: true, about: {} } as const,
    { at: seenAt + 2, actor: 'playbook', event: 'choice-final', public: false, about: {} } as const,
  ]
  const theirs = since(timeline, seenAt)
  expect(theirs.map(({ event }) => event)).toEqual(['replied'])
  const page = complaintPage(lived, 'director', {
    problem: { status: 409, code: 'stale', since: theirs },
    kept: { action: 'note', about: '', fields: { text: ['Call her <tomorrow>'] } },
  })
  expect(page).toContain('Somebody was quicker')
  expect(page).toMatch(/<b>Maria<\/b>: Reply to the customer/)
  expect(page).toMatch(/<details class="fold" id="note" open="">/)
  expect(page).toContain('Call her &lt;tomorrow&gt;</textarea>')
})

it('only a lead, the director or an admin may write the letter', async () => {
  const { facts } = vip()
  expect(await letterPage(facts, 'agent')).not.toContain('value="approve"')
  expect(await letterPage(facts, 'lead')).toContain('value="approve"')
})

it('what the tone guard finds is marked in the text, with better wording', async () => {
  const page = await letterPage(vip().facts, 'director', 'You made an error in the document.')
  expect(page).toMatch(/<mark>You made an error[^<]*<\/mark>/)
  expect(page).toContain('Better: ')
  expect(page).not.toContain('Nothing in it blames')
})

it('the framed mail can run nothing and cannot leave its frame', async () => {
  const page = await letterPage(vip().facts, 'director')
  expect(page).toMatch(/<iframe class="mail" sandbox="" srcdoc="&lt;!DOCTYPE/)
})

it('a code that is used up offers no more buttons, and an agent can only ask to give one more time', () => {
  const lived = vip()
  const code = {
    purpose: 'x',
    code: '7K3M9QXT2VHD4RWE',
    value: money(200_000, 'MDL'),
    issuedAt: 1,
    expiresAt: staffNow + 1e9,
    holder: null,
    redeemedAt: null,
  }
  const withCode = (state: 'issued' | 'redeemed'): Lived => ({
    ...lived,
    facts: { ...lived.facts, codes: [{ ...code, state }] },
  })
  expect(complaintPage(withCode('issued'), 'director')).toContain('value="extend-code"')
  // An agent asks for it; the lead's own button is not theirs.
  expect(complaintPage(withCode('issued'), 'agent')).toContain('name="ask"')
  expect(complaintPage(withCode('issued'), 'director')).not.toContain('name="ask"')
  expect(complaintPage(withCode('issued'), 'agent')).not.toContain('value="void-code"')
  expect(complaintPage(withCode('issued'), 'agent')).toContain('value="resend-code"')
  expect(complaintPage(withCode('redeemed'), 'director')).not.toContain('value="resend-code"')
})

it('settings show the hours and never a secret', () => {
  const row = {
    ...({
      shop,
      name: 'Semitsvet',
      locale: 'ro',
      timeZone: 'Europe/Chisinau',
      currency: 'MDL',
      country: null,
      director: null,
    } as const),
    ...{
      sender: { name: 'M', email: 'm@x.md' },
      workingHours: {
        mon: [
          ['09:00', '13:00'],
          ['14:00', '18:00'],
        ],
      } as const,
      policyVersion: 1,
    },
    ...{ holidays: { country: false, days: [], open: [] }, reserve: null, createdAt: 1 },
  }
  const page = asHtml(
    <SettingsPageView
      desk={deskIn('en')}
      view={{ shop: row, policy: null, staff: [], quiet: { rows: [], told: new Map() } }}
    />,
  )
  expect(page).toContain('<dt>Monday</dt><dd>09:00–13:00, 14:00–18:00</dd>')
  expect(page).toContain('<dt>Sunday</dt>')
})
