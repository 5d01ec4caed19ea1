/**
 * The people of the shop: most are quick, some are slow, some forget, all have days off. What they do is what the
 * dashboard lets them do (`domain/actions.ts`), in working hours or on the line.
 */
import { currentOffer, type Escalation, type Facts, type Task, type TaskKind } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import { isAway } from '../../domain/people.ts'
import { once, type Plan } from './customers.ts'
import type { Act, Life, StaffAct } from './doors.ts'
import { workingFrom } from './local-time.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

type Pace = 'quick' | 'slow' | 'late' | 'very-late' | 'never'
const paces = { quick: 0.66, slow: 0.2, late: 0.08, 'very-late': 0.045, never: 0.015 } as const satisfies Record<
  Pace,
  number
>
/** Hours that pass by the clock on the wall before they come to it, from and to. */
const hoursOf: Readonly<Record<Exclude<Pace, 'never'>, readonly [number, number]>> = {
  quick: [0.2, 5],
  slow: [5, 26],
  late: [26, 90],
  'very-late': [90, 300],
}

/** When somebody comes to it; null for never. */
function comesTo(
  life: Life,
  facts: Facts,
  now: Instant,
  pace: Pace = life.chance.one(paces) ?? 'quick',
): Instant | null {
  if (pace === 'never') return null
  const [from, to] = hoursOf[pace]
  const wait = (from + life.chance.draw() * (to - from)) * hourMs
  return workingFrom(facts.shop, Math.round((now + wait) / minuteMs) * minuteMs)
}

const staffAct = (email: string, action: StaffAct['action']): StaffAct => ({ is: 'staff', email, action })

/** Who does it now: whoever it belongs to, if they are there. A leader where it needs one. */
function doer(facts: Facts, owner: string | null, now: Instant, leads = false): string | null {
  const here = facts.staff.filter(({ email }) => !isAway(facts.duty, email, now))
  const own = here.find(({ email, role }) => email === owner && !(leads && role === 'agent'))
  const instead = here.find(({ role }) => (leads ? role === 'lead' || role === 'director' : role === 'agent'))
  return (own ?? instead ?? here[0])?.email ?? null
}

const counterSum = (facts: Facts): string =>
  String(Math.max(1, Math.floor((facts.order?.total?.minor ?? 20_000) / 1_000)))

function answer({ chance }: Life, facts: Facts): StaffAct['action'] {
  const decision = chance.one({ accept: 0.5, counter: 0.3, decline: 0.2 }) ?? 'accept'
  const countered = facts.proposals.some(({ state }) => state === 'countered')
  const said = countered && decision === 'counter' ? 'decline' : decision
  const text = said === 'accept' ? '' : 'Here is what we can do, and why.'
  return { action: 'answer-proposal', decision: said, text, ...(said === 'counter' && { amount: counterSum(facts) }) }
}

/** The action that does a task; null where there is nothing to press. */
function actionFor(life: Life, facts: Facts, task: Task): StaffAct['action'] | null {
  const own: Readonly<Partial<Record<TaskKind, () => StaffAct['action']>>> = {
    'reply-to-proposal': () => answer(life, facts),
    'approve-letter': () => ({ action: 'approve-letter' }),
    'call-back': () => ({ action: 'callback-done', note: 'We spoke.' }),
    'call-unhappy': () => ({ action: 'callback-done', note: 'We spoke, it is being done again.' }),
    reply: () => ({ action: 'reply', text: 'This is how it goes on.' }),
    refund: () => ({ action: 'fulfil' }),
    'do-remedy': () => ({ action: 'fulfil' }),
    'check-delivery': () => ({ action: 'fulfil' }),
  }
  return own[task.kind]?.() ?? { action: 'task-done', task: task.key }
}

const taskPlan = (life: Life, at: Instant, key: string): Plan => ({
  at,
  act(facts, now): Act | null {
    const task = facts.tasks.find((one) => one.key === key)
    if (task?.state !== 'open') return null
    const email = doer(facts, task.owner, now, task.kind === 'approve-letter')
    const action = actionFor(life, facts, task)
    return email === null || action === null ? null : staffAct(email, action)
  },
})

/** What cannot be done as planned (a limit, a dispute) is done by a lead, more plainly. */
const secondTry = (at: Instant, key: string): Plan => ({
  at,
  act(facts, now): Act | null {
    const task = facts.tasks.find((one) => one.key === key)
    const email = doer(facts, null, now, true)
    if (task?.state !== 'open' || email === null) return null
    if (task.kind === 'reply-to-proposal') {
      return staffAct(email, {
        action: 'answer-proposal',
        decision: 'decline',
        text: 'Not this way; but there are three others.',
      })
    }
    if (task.kind === 'reply') return staffAct(email, { action: 'callback-done', note: '' })
    return staffAct(email, { action: 'task-done', task: key })
  },
})

function tasks(life: Life, facts: Facts, now: Instant): readonly Plan[] {
  return facts.tasks
    .filter(({ state, key }) => state === 'open' && once(life, `task ${key}`))
    .flatMap(({ key, kind, about }) => {
      const at = comesTo(life, facts, now)
      if (at === null) return []
      // Nobody calls before the hour that was asked for; most call in it.
      const slot = kind === 'call-back' ? Date.parse(about.slot ?? '') + life.chance.whole(0, 55) * minuteMs : 0
      const when = slot > 0 && life.chance.happens(0.85) ? slot : Math.max(at, slot || 0)
      return [taskPlan(life, when, key), secondTry(when + 2 * hourMs, key)]
    })
}

/** Whoever it was passed to sees to what lies there, and takes it off the list. */
const takenUp = (life: Life, at: Instant, reason: Escalation['reason']): readonly Plan[] => {
  const open = (facts: Facts) => facts.escalations.find((one) => one.reason === reason && one.state === 'open')
  return [
    {
      at,
      act(facts, now) {
        const task = facts.tasks.find(({ state }) => state === 'open')
        const email = doer(facts, open(facts)?.owner ?? null, now, true)
        const action = task && actionFor(life, facts, task)
        return open(facts) && email !== null && action && life.chance.happens(0.7) ? staffAct(email, action) : null
      },
    },
    {
      at: at + 20 * minuteMs,
      act(facts, now) {
        const email = doer(facts, open(facts)?.owner ?? null, now, true)
        return open(facts) && email !== null ? staffAct(email, { action: 'escalation-done', escalation: reason }) : null
      },
    },
  ]
}

function escalations(life: Life, facts: Facts, now: Instant): readonly Plan[] {
  return facts.escalations
    .filter(({ state, reason }) => state === 'open' && once(life, `escalation ${reason} ${facts.escalations.length}`))
    .flatMap(({ reason }) => {
      const at = comesTo(life, facts, now, life.chance.one({ quick: 0.75, slow: 0.15, late: 0.08 }) ?? 'very-late')
      return at === null ? [] : takenUp(life, at, reason)
    })
}

/** A person shapes the offer before it leaves, passes it on, writes a note, closes too soon, opens again. */
function ownIdeas(life: Life, facts: Facts, now: Instant): readonly Plan[] {
  const { chance } = life
  if (!currentOffer(facts) || !once(life, 'own ideas')) return []
  const at = workingFrom(facts.shop, now + chance.whole(5, 50) * minuteMs)
  const plan = (when: Instant, action: (facts: Facts) => StaffAct['action'], leads = false): Plan => ({
    at: workingFrom(facts.shop, when),
    act(then, moment) {
      const email = doer(then, then.complaint.owner, moment, leads)
      return email === null ? null : staffAct(email, action(then))
    },
  })
  switch (chance.one({ offer: 0.08, assign: 0.05, note: 0.05, close: 0.015 })) {
    case 'offer':
      return [plan(at, () => ({ action: 'offer', remedies: ['replacement', 'call', 'personal-care'] }))]
    case 'assign':
      return [
        plan(at, ({ staff }) => ({ action: 'assign', to: chance.pick(['', ...staff.map(({ email }) => email)]) })),
      ]
    case 'note':
      return [plan(at, () => ({ action: 'note', text: 'Seen.' }))]
    case 'close':
      return [
        plan(
          at + chance.whole(0, 9) * dayMs,
          () => ({ action: 'close', outcome: 'declined', reason: 'Asked twice.' }),
          true,
        ),
        ...(chance.happens(0.5)
          ? [plan(at + chance.whole(10, 20) * dayMs, () => ({ action: 'reopen', reason: 'Closed too soon.' }), true)]
          : []),
      ]
    default:
      return []
  }
}

/** Codes in a person's hands. */
function codes(life: Life, facts: Facts, now: Instant): readonly Plan[] {
  const { chance } = life
  return facts.codes
    .filter(({ code }) => once(life, `code ${code}`))
    .flatMap(({ code }) => {
      const at = workingFrom(facts.shop, now + chance.whole(1, 30) * dayMs)
      const what = chance.one({ 'resend-code': 0.04, 'void-code': 0.015 })
      if (what === null) return []
      return [
        {
          at,
          act(then: Facts, moment: Instant) {
            const email = doer(then, null, moment, true)
            return email === null ? null : staffAct(email, { action: what, code, reason: 'Asked for on the phone.' })
          },
        },
      ]
    })
}

/** What people of the shop make up their minds to do, now that they see this. */
export const staffPlans = (life: Life, facts: Facts, now: Instant): readonly Plan[] => [
  ...tasks(life, facts, now),
  ...escalations(life, facts, now),
  ...ownIdeas(life, facts, now),
  ...codes(life, facts, now),
]
