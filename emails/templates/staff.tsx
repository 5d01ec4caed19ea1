/** To a colleague: what needs them, why, and until when. Facts first, one link. */
import { type Dispute, forbidsRefund } from '../../domain/complaint.ts'
import { canBeAnsweredFirst } from '../../domain/dispute.ts'
import type { StaffNotice } from '../../domain/mail.ts'
import { type Block, button, facts as factRows, paragraph, type Row } from '../content.ts'
import { disputeSentenceWithCode } from '../dispute-words.ts'
import { plain } from '../plain.ts'
import { letter, staffVoiceOf, type Voice } from '../voice.ts'
import type { Template } from './template.ts'

function need(voice: Voice, notice: StaffNotice): string {
  switch (notice.about) {
    case 'escalation':
      return voice.say('mail.staff.escalation', { reason: voice.say(`words.escalation.${notice.reason}`) })
    case 'task':
      return voice.say('mail.staff.task', { task: voice.say(`words.task.${notice.task}`) })
    case 'dispute':
      return voice.say('mail.staff.dispute', { step: notice.step })
    case 'refund-stopped':
      return voice.say('mail.staff.refund-stopped')
    case 'letter-waiting':
      return voice.say('mail.staff.letter', { share: notice.share })
  }
}

const subjects = { escalation: 'escalation', task: 'task', 'letter-waiting': 'letter' } as const

function restOf(voice: Voice, notice: StaffNotice): string {
  const brief = voice.brief(notice.dueAt)
  if (notice.about === 'dispute') return voice.say('mail.staff.dispute.subject', { step: notice.step, brief })
  if (notice.about === 'refund-stopped') return voice.say('mail.staff.refund-stopped.subject', { brief })
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

/** Whether money may still go back: an answer to the customer comes before the bank's, or nothing is paid at all. */
function adviceOn(voice: Voice, { about }: StaffNotice, dispute: Dispute | null): readonly Block[] {
  if (about === 'refund-stopped') return [paragraph(voice.say('mail.staff.refund-stopped.next'))]
  if (about !== 'dispute') return []
  if (canBeAnsweredFirst(dispute)) return [paragraph(voice.say('mail.staff.dispute.first'))]
  return forbidsRefund(dispute) ? [paragraph(voice.say('mail.staff.dispute.frozen'))] : []
}

export const staff: Template<'staff'> = (props) => {
  const { mail, facts, links } = props
  const voice = staffVoiceOf(props)
  const { notice } = mail
  const lead = need(voice, notice)
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
        { name: voice.say('mail.staff.failure'), value: category },
        ...(customer === '' ? [] : [{ name: voice.say('mail.staff.customer'), value: customer }]),
      ),
      ...adviceOn(voice, notice, facts.dispute),
      button(voice.say('mail.staff.button'), links.dashboard),
    ],
    signature: [voice.say('mail.staff.sender', { shop: voice.shop })],
  })
}
