/** To a colleague: what needs them, why, and until when. Facts first, one link. */
import { type Dispute, type Facts, forbidsRefund, type Task } from '../../domain/complaint.ts'
import { canBeAnsweredFirst } from '../../domain/dispute.ts'
import type { Category } from '../../domain/event.ts'
import type { Instant } from '../../domain/ids.ts'
import type { StaffNotice } from '../../domain/mail.ts'
import { hoursOf, onTable, phoneOf, sayLanguage } from '../call-words.ts'
import { type Block, button, facts as factRows, paragraph, type Row } from '../content.ts'
import { disputeSentenceWithCode } from '../dispute-words.ts'
import { plain } from '../plain.ts'
import { letter, staffVoiceOf, type Voice } from '../voice.ts'
import type { Template } from './template.ts'

type Waiting = Extract<StaffNotice, { readonly about: 'promise-waiting' }>

/** What has to be done, where a task says so; else what was promised. */
function workOf(voice: Voice, { promise, task }: Waiting): string {
  const what = voice.say(task === null ? `words.promise.${promise}` : `words.task.${task}`)
  return what.charAt(0).toLocaleLowerCase(voice.locale) + what.slice(1)
}

function need(voice: Voice, notice: StaffNotice, category: Category): string {
  switch (notice.about) {
    case 'escalation':
      return voice.say('mail.staff.escalation', {
        reason: [notice.reason, ...(notice.also ?? [])].map((one) => voice.say(`words.escalation.${one}`)).join('; '),
      })
    case 'task':
      return voice.say('mail.staff.task', { task: voice.say(`words.task.${notice.task}`) })
    case 'dispute':
      return voice.say('mail.staff.dispute', { step: notice.step })
    case 'refund-stopped':
      return voice.say('mail.staff.refund-stopped')
    case 'request-refused':
      return voice.say('mail.staff.request-refused')
    case 'promise-waiting':
      return voice.say('mail.staff.waiting', { step: notice.step, what: workOf(voice, notice) })
    case 'letter-waiting':
      return voice.say('mail.staff.letter', { share: notice.share })
    case 'cause':
      return voice.say(`mail.staff.cause.${notice.step}`, {
        count: notice.count,
        what: plain(notice.name, 120) || voice.say(`words.category.${category}`),
      })
  }
}

const subjects = { escalation: 'escalation', 'letter-waiting': 'letter' } as const

function restOf(voice: Voice, notice: StaffNotice): string {
  const brief = voice.brief(notice.dueAt)
  if (notice.about === 'dispute') return voice.say('mail.staff.dispute.subject', { step: notice.step, brief })
  if (notice.about === 'refund-stopped') return voice.say('mail.staff.refund-stopped.subject', { brief })
  if (notice.about === 'request-refused') return voice.say('mail.staff.request-refused.subject')
  if (notice.about === 'promise-waiting')
    return voice.say('mail.staff.waiting.subject', { what: workOf(voice, notice), brief })
  if (notice.about === 'cause') return voice.say(`mail.staff.cause.subject.${notice.step}`, { brief })
  if (notice.about === 'task') return voice.say(`mail.staff.task.${notice.task}`, { brief })
  return voice.say('mail.staff.subject', { about: subjects[notice.about], brief })
}

/** What the bank says, and how much of it: what a person needs to know before they open the complaint. */
function disputeRows(voice: Voice, dispute: Dispute | null): readonly Row[] {
  const asks = dispute && disputeSentenceWithCode(voice.locale, dispute)
  return [
    ...(asks ? [{ name: voice.say('mail.staff.dispute.asks'), value: asks }] : []),
    ...(dispute?.amount ? [{ name: voice.say('mail.staff.dispute.sum'), value: voice.sum(dispute.amount) }] : []),
  ]
}

/** Work that is done by telephone. */
const called: readonly Task['kind'][] = ['call-back', 'call-unhappy', 'find-contact', 'mail-did-not-arrive']

/** Number, language, both clocks and what is on the table: who calls need not open anything first. */
function callRows(voice: Voice, notice: StaffNotice, facts: Facts, now: Instant): readonly Row[] {
  const work = notice.about === 'task' || notice.about === 'promise-waiting' ? notice.task : null
  if (work === null || !called.includes(work)) return []
  const task = facts.tasks.find(({ kind, state }) => kind === work && state === 'open')
  const phone = task && phoneOf(task, facts)
  if (!task || !phone) return []
  const hours = hoursOf(voice.locale, task, facts, now)
  const table = onTable(voice.locale, facts)
  return [
    ...(hours ? [{ name: voice.say('mail.staff.call.when'), value: hours.ours }] : []),
    ...(hours?.theirs ? [{ name: voice.say('mail.staff.call.theirs'), value: hours.theirs }] : []),
    { name: voice.say('staff.customer.phone'), value: phone.shown },
    { name: voice.say('staff.customer.language'), value: sayLanguage(voice.locale, facts) },
    ...(table
      ? [{ name: voice.say(`mail.staff.call.${table.chosen ? 'chosen' : 'offered'}`), value: table.text }]
      : []),
  ]
}

/** Whether money may still go back: an answer to the customer comes before the bank's, or nothing is paid at all. */
function adviceOn(voice: Voice, notice: StaffNotice, dispute: Dispute | null): readonly Block[] {
  const { about } = notice
  if (about === 'promise-waiting' && notice.step === 'again') return [paragraph(voice.say('mail.staff.waiting.again'))]
  if (about === 'escalation' && notice.known) return [paragraph(voice.say('mail.staff.known'))]
  if (about === 'refund-stopped') return [paragraph(voice.say('mail.staff.refund-stopped.next'))]
  if (about !== 'dispute') return []
  if (canBeAnsweredFirst(dispute)) return [paragraph(voice.say('mail.staff.dispute.first'))]
  return forbidsRefund(dispute) ? [paragraph(voice.say('mail.staff.dispute.frozen'))] : []
}

export const staff: Template<'staff'> = (props) => {
  const { mail, facts, links } = props
  const voice = staffVoiceOf(props)
  const { notice } = mail
  const lead = need(voice, notice, facts.complaint.category)
  const customer = plain(facts.customer?.name ?? '', 60)
  const rest = restOf(voice, notice)
  const ofDispute = notice.about === 'dispute' ? facts.dispute : null
  const category = voice.say(`words.category.${facts.complaint.category}`)
  return letter(voice, facts, {
    rest: voice.order === null ? voice.say('mail.staff.subject-alone', { category, rest }) : rest,
    preheader: lead,
    greeting: null,
    blocks: [
      paragraph(lead),
      factRows(
        { name: voice.say('mail.staff.until'), value: voice.when(notice.dueAt) },
        ...disputeRows(voice, ofDispute),
        ...callRows(voice, notice, facts, props.now),
        { name: voice.say('mail.staff.failure'), value: category },
        ...(customer === '' ? [] : [{ name: voice.say('mail.staff.customer'), value: customer }]),
      ),
      ...adviceOn(voice, notice, facts.dispute),
      button(voice.say('mail.staff.button'), links.dashboard),
    ],
    signature: [voice.say('mail.staff.sender', { shop: voice.shop })],
  })
}
