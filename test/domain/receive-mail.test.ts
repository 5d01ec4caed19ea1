import { expect, it } from 'vitest'
import type { Written } from '../../domain/complaint.ts'
import { escalate } from '../../domain/playbook/escalate.ts'
import { receiveMail } from '../../domain/playbook/receive-mail.ts'
import { day, factsOf, hour, minute, Story, thursday } from './facts.ts'

const mail = (at: number, more: Partial<Written> = {}): Written => ({
  id: `dlv_${at}`,
  at,
  by: 'customer',
  writer: 'ana@example.com',
  text: 'The strap is torn too.',
  onlyThanks: false,
  ...more,
})
/** An acknowledged complaint whose answer was given and whose customer wrote. */
const answered = (written: readonly Written[]) => factsOf({ rest: { promises: [], written } })

it('a mail becomes a task with a time, and the customer hears that time', () => {
  const outcome = receiveMail.act(answered([mail(thursday)]), thursday)
  const dueAt = outcome.tasks?.[0]?.dueAt
  // Thursday 10:00 and eight working hours: Friday 10:00.
  expect(dueAt).toBe(thursday + day)
  expect(outcome.mails?.map(({ kind }) => kind)).toEqual(['progress', 'staff'])
  expect(outcome.promises).toMatchObject([{ kind: 'correction', dueAt, statedIn: `progress:wrote-dlv_${thursday}` }])
})

it('while the full answer is still promised, the mail waits for it and nothing more is told', () => {
  const story = new Story()
  story.live(5 * minute)
  const answer = story.facts.promises.find(({ kind }) => kind === 'answer')
  const outcome = receiveMail.act({ ...story.facts, written: [mail(story.now)] }, story.now)
  expect(outcome.tasks).toMatchObject([{ kind: 'reply', dueAt: answer?.dueAt }])
  expect(outcome.promises).toEqual([])
  expect(outcome.mails?.map(({ kind }) => kind)).toEqual(['staff'])
})

it('an answer that is nearly due does not cover what was written just now', () => {
  const story = new Story()
  const due = story.facts.promises.find(({ kind }) => kind === 'answer')?.dueAt ?? 0
  const outcome = receiveMail.act({ ...story.facts, written: [mail(due - hour + 1)] }, due - hour + 1)
  expect(outcome.tasks?.[0]?.dueAt).toBeGreaterThan(due)
  expect(outcome.promises).toHaveLength(1)
})

it('mail that comes while one waits, waits with it; what comes after the answer is a new task', () => {
  const first = answered([mail(thursday)])
  const task = {
    id: 'tsk_1',
    kind: 'reply' as const,
    key: `wrote-dlv_${thursday}`,
    owner: null,
    dueAt: thursday + day,
    about: {},
  }
  const waiting = {
    ...first,
    tasks: [{ ...task, state: 'open' as const, doneAt: null }],
    written: [mail(thursday), mail(thursday + minute)],
  }
  expect(receiveMail.dueAt(waiting)).toBeNull()
  const done = { ...waiting, tasks: [{ ...task, state: 'done' as const, doneAt: thursday + hour }] }
  expect(receiveMail.dueAt(done)).toBeNull()
  expect(receiveMail.dueAt({ ...done, written: [...done.written, mail(thursday + 2 * hour)] })).toBe(
    thursday + 2 * hour,
  )
})

it('who writes after the full answer hears a time, even where an earlier mail still waits; and hears it once', () => {
  const story = new Story()
  story.live(5 * minute)
  const early = { ...story.facts, written: [mail(story.now)] }
  story.facts = early
  story.live(2 * day)
  expect(story.facts.promises.find(({ kind }) => kind === 'answer')?.state).toBe('kept')
  story.facts = { ...story.facts, written: [...early.written, mail(story.now, { id: 'dlv_2' })] }
  story.live(minute)
  story.facts = { ...story.facts, written: [...story.facts.written, mail(story.now, { id: 'dlv_3' })] }
  story.live(minute)
  const told = story.facts.mails.filter(({ kind }) => kind === 'progress')
  expect(told.map(({ n }) => n)).toEqual(['wrote-dlv_2'])
  expect(story.facts.tasks.filter(({ kind, state }) => kind === 'reply' && state === 'open')).toHaveLength(2)
})

it('a word of thanks asks for nothing', () => {
  expect(receiveMail.dueAt(answered([mail(thursday, { onlyThanks: true, text: 'Thank you!' })]))).toBeNull()
})

it('whoever writes from another address is a person’s to judge: the task says so, and no mail leaves to anybody outside', () => {
  const outcome = receiveMail.act(answered([mail(thursday, { by: 'other', writer: 'x@example.net' })]), thursday)
  expect(outcome.tasks).toMatchObject([{ about: { from: 'x@example.net' } }])
  expect(outcome.mails?.map(({ kind }) => kind)).toEqual(['staff'])
})

it('a threat in a reply calls a person, as it does in the complaint', () => {
  const facts = factsOf({
    complaint: { severity: 'serious' },
    rest: { written: [mail(thursday, { text: 'I will take you to court' })] },
  })
  expect(escalate.act(facts, thursday).escalations).toMatchObject([{ reason: 'threat' }])
})

it('writing after the remedy arrived calls a person; thanks after it do not', () => {
  const arrived = { severity: 'serious', arrivedAt: thursday } as const
  const wrote = (more: Partial<Written>) =>
    factsOf({ complaint: arrived, rest: { written: [mail(thursday + day, more)] } })
  expect(escalate.dueAt(wrote({ onlyThanks: true }))).toBeNull()
  expect(escalate.act(wrote({}), thursday + day).escalations).toMatchObject([{ reason: 'wrote-again' }])
})
