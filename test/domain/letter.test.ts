import { expect, test } from 'vitest'
import { editLetter } from '../../domain/actions/letter.ts'
import { addWorkingTime } from '../../domain/calendar.ts'
import { locales } from '../../domain/locale.ts'
import { sendLetter } from '../../domain/playbook/send-letter.ts'
import { readTone } from '../../domain/tone.ts'
import { draftLetter } from '../../emails/letter-draft.ts'
import { renderMail } from '../../emails/render.ts'
import { type About, factsOf, hour, minute, Story, shop } from './facts.ts'

const director = 'director@semitsvet.example'
const links = { page: 'https://a.example/r/x', unsubscribe: '#', dashboard: '#', thread: '<a@b.example>' }
const vip = (about: About = {}) => new Story(factsOf({ ...about, customer: { tags: ['vip'], ...about.customer } }))
const plainly = (text: string): string => text.replaceAll('\u00a0', ' ')

const approved = (story: Story, words = { subject: 'Your bags', body: 'I looked at them.', points: [] as const }) => {
  const { letter } = story.facts
  if (!letter) throw new Error('no letter was drafted')
  return story.says({
    letter: { ...letter, ...words, state: 'approved', approvedBy: director, approvedAt: story.now },
  })
}

const lettersTo = (story: Story, share: string) =>
  story.facts.mails.filter(({ kind, n }) => kind === 'staff' && n.startsWith(`letter-${share}`)).map(({ to }) => to)

test('the letter never leaves without a person’s approval, however long it waits', () => {
  const story = vip().live(60 * 24 * hour)
  expect(story.toCustomer.filter((mail) => mail.startsWith('letter'))).toEqual([])
  expect(sendLetter.dueAt(story.facts)).toBeNull()
  approved(story)
  expect(story.toCustomer.filter((mail) => mail.startsWith('letter'))).toEqual(['letter:1'])
})

test('not even its bytes can be made of a draft', async () => {
  const story = vip()
  await expect(renderMail({ kind: 'letter', n: '1' }, story.facts, links, story.now)).rejects.toThrow('approved')
})

test('half of its time without approval: the deputy the director named; before it breaks, the lead and the admin', () => {
  const staff = factsOf().staff.map((one) =>
    one.role === 'director' ? { ...one, deputy: 'vera@semitsvet.example' } : one,
  )
  const story = vip({
    rest: {
      staff: [
        ...staff,
        { email: 'vera@semitsvet.example', name: 'Vera', role: 'lead' },
        { email: 'ion@semitsvet.example', name: 'Ion', role: 'admin' },
      ],
    },
  })
  const promise = story.facts.promises.find(({ kind }) => kind === 'letter')
  if (!promise) throw new Error('no letter was promised')
  const at = (share: number) => addWorkingTime(shop, promise.madeAt, Math.floor((8 * hour * share) / 100)) - story.now
  expect(promise.dueAt).toBe(addWorkingTime(shop, promise.madeAt, 8 * hour))
  story.live(at(50) - minute)
  expect(lettersTo(story, 'half')).toEqual([])
  story.live(minute)
  expect(lettersTo(story, 'half')).toEqual(['vera@semitsvet.example'])
  story.live(at(80) - minute)
  expect(lettersTo(story, 'most')).toEqual([])
  story.live(minute)
  expect(lettersTo(story, 'most')).toEqual(['oleg@semitsvet.example', 'ion@semitsvet.example'])
  expect(story.now).toBeLessThan(promise.dueAt)
})

test('a deputy who may not approve is not asked: the lead is', () => {
  const staff = factsOf().staff.map((one) =>
    one.role === 'director' ? { ...one, deputy: 'maria@semitsvet.example' } : one,
  )
  const story = vip({ rest: { staff } }).live(3 * 24 * hour)
  expect(lettersTo(story, 'half')).toEqual(['oleg@semitsvet.example'])
})

test('an approved letter warns nobody, and takes up whatever a person was called in for', () => {
  const story = vip({ complaint: { earlierFailures: 1 } })
  approved(story).live(3 * 24 * hour)
  expect(lettersTo(story, '')).toEqual([])
  expect(story.facts.escalations.filter(({ state }) => state === 'open')).toEqual([])
})

test('it comes from the director’s own name and address, and replies come to the shop', async () => {
  const story = approved(vip())
  const mail = await renderMail({ kind: 'letter', n: '1' }, story.facts, links, story.now)
  expect(mail.from).toBe('"Dmitri Rusu, Semitsvet" <director@semitsvet.example>')
  expect(mail.replyTo).toBe('care@semitsvet.example')
  expect(mail.headers.References).toBe(links.thread)
  expect(mail.text).toContain('Dmitri Rusu\ndirector, Semitsvet')
})

test('an address at another domain would be refused: then it is the shop’s, in the director’s name', async () => {
  const elsewhere = { name: 'Dmitri Rusu', title: 'director', email: 'rusu@gmail.example' }
  const story = approved(vip({ shop: { director: elsewhere } }))
  const mail = await renderMail({ kind: 'letter', n: '1' }, story.facts, links, story.now)
  expect(mail.from).toBe('"Dmitri Rusu, Semitsvet" <care@semitsvet.example>')
})

test('the acknowledgement comes in the head’s name, from the shop’s address, signed by the head', async () => {
  const story = vip()
  const said = story.done.flatMap(({ outcome }) => outcome.mails ?? []).find(({ kind }) => kind === 'acknowledgement')
  if (said?.kind !== 'acknowledgement') throw new Error('not acknowledged')
  const mail = await renderMail(said, story.facts, links, story.now)
  expect(mail.from).toBe('"Dmitri Rusu, Semitsvet" <care@semitsvet.example>')
  expect(mail.replyTo).toBe('care@semitsvet.example')
  expect(mail.text).toContain('Dmitri Rusu\ndirector, Semitsvet')
})

test('each point stands as it is in tasks and promises: who has it in hand, and the time the customer was told', () => {
  const story = vip()
    .live(20 * minute)
    .chooses()
    .live(11 * minute)
  const task = story.facts.tasks.find(({ key }) => key === 'fulfil-1')
  const promise = story.facts.promises.find(({ kind }) => kind === 'remedy')
  expect(task?.owner).toBe('maria@semitsvet.example')
  // Tuesday 1 December, 18:00 in Chișinău.
  expect(new Date(promise?.dueAt ?? 0).toISOString()).toBe('2026-12-01T16:00:00.000Z')
  const { points } = draftLetter(story.facts, 'en', story.now)
  expect(points.map(({ text, owner, when }) => [plainly(text), owner, plainly(when)])).toEqual([
    ['What happened: the item arrived damaged. The order was for 20,000.00 MDL.', 'Maria', 'on it since 26 November'],
    ['What has been done: you chose “We send you a new one”, and it is being carried out.', 'Maria', 'on 26 November'],
    ['What comes next: we send you a new one.', 'Maria', 'on Tuesday 1 December, by 18:00'],
    [
      'On what terms we go on: putting it right costs you nothing. On top of it you choose a gift now, or 2,000.00 MDL on your next order of any size. Maria is your one contact.',
      'Dmitri Rusu',
      'from today',
    ],
  ])
})

test('another owner of the task is another name in the letter', () => {
  const story = vip()
    .live(20 * minute)
    .chooses()
    .live(11 * minute)
  story.says({
    tasks: story.facts.tasks.map((task) =>
      task.key === 'fulfil-1' ? { ...task, owner: 'oleg@semitsvet.example' } : task,
    ),
  })
  expect(draftLetter(story.facts, 'en', story.now).points[2]?.owner).toBe('Oleg')
})

test('a time that has passed is not named as one that comes', () => {
  const story = vip()
    .live(20 * minute)
    .chooses()
    .live(11 * minute)
  const late = draftLetter(story.facts, 'en', story.now + 30 * 24 * hour)
  expect(late.points[2]?.when).toBe('')
})

test('no day is called "tomorrow" that another reads on another day', () => {
  const story = vip()
  for (const [locale, near] of [
    ['en', /today,|tomorrow/],
    ['ru', /сегодня,|завтра/],
    ['ro', /astăzi,|mâine/],
  ] as const) {
    const { points } = draftLetter({ ...story.facts, offers: [] }, locale, story.now)
    expect(points.map(({ when }) => when).join('\n')).not.toMatch(near)
  }
})

test('what is drawn up blames nobody and vows nothing, at every stage and in every language', () => {
  const story = vip({ complaint: { earlierFailures: 1 } })
  const stages = [
    story.facts,
    { ...story.facts, offers: [] },
    story
      .live(20 * minute)
      .chooses()
      .live(11 * minute).facts,
    story.picks('bonus').live(hour).arrives().facts,
  ]
  for (const facts of stages) {
    for (const locale of locales) {
      const { subject, body, points } = draftLetter(facts, locale, story.now)
      const text = [subject, body, ...points.flatMap((point) => [point.text, point.owner, point.when])].join('\n')
      expect(readTone(locale, text), text).toEqual([])
      expect(text).not.toMatch(/[{}]|undefined|null/)
    }
  }
})

test('what is drawn up can be saved as it stands', () => {
  const story = vip()
    .live(20 * minute)
    .chooses()
    .live(11 * minute)
  for (const locale of locales) {
    const words = draftLetter(story.facts, locale, story.now)
    expect(editLetter.schema.safeParse({ action: 'edit-letter', version: 1, ...words }).success).toBe(true)
  }
})
