/** "What would put it right?": the customer's own words, beside what is usual, with the time of the answer. */
import { addWorkingTime, minuteMs, roundedUp } from '../../domain/calendar.ts'
import { forbidsRefund } from '../../domain/complaint.ts'
import { sumOf } from '../../domain/remedy.ts'
import { paragraphs } from '../../emails/plain.ts'
import { typeset } from '../../emails/typeset.ts'
import { currencyOf, longestText } from '../../workflows/choice.ts'
import { Fold, Form } from './forms.tsx'
import { openOffer } from './situation.ts'
import { enteredIn, type View } from './view.ts'

/** What is usual, as the policy has it. Nothing about money where money must not be returned. */
function usual({ facts, voice }: View): string | null {
  const share = facts.shop.policy.terms['partial-refund'].share
  const value = sumOf(facts, 'partial-refund')
  if (share === null || !value || forbidsRefund(facts.dispute) || facts.complaint.refunded) return null
  const percent = new Intl.NumberFormat(voice.locale, { style: 'percent', maximumFractionDigits: 2 }).format(
    share / 10_000,
  )
  return voice.say('page.proposal.usual', { percent, sum: voice.sum(value) })
}

const Ask = ({ view }: { readonly view: View }) => {
  const { facts, voice, now, trouble } = view
  const { locale } = voice
  const { shop } = facts
  const answerAt = roundedUp(shop, addWorkingTime(shop, now, shop.policy.targets.proposalWorkingMinutes * minuteMs))
  const anchor = usual(view)
  const wrong = trouble?.act === 'proposal' ? 'trouble' : undefined
  return (
    <Form view={view} act="proposal">
      <p class="soft">
        {typeset(
          locale,
          [anchor, voice.say('page.proposal.when', { when: voice.when(answerAt) })].filter(Boolean).join(' '),
        )}
      </p>
      <label class="field">
        <span>{typeset(locale, voice.say('page.proposal.text'))}</span>
        <textarea name="text" required maxlength={longestText} aria-describedby={wrong}>
          {enteredIn(view, 'proposal', 'text')}
        </textarea>
      </label>
      {!forbidsRefund(facts.dispute) && (
        <label class="field">
          <span>{typeset(locale, voice.say('page.proposal.amount', { currency: currencyOf(facts) }))}</span>
          <input
            name="amount"
            inputmode="decimal"
            maxlength={24}
            autocomplete="off"
            value={enteredIn(view, 'proposal', 'amount')}
            aria-describedby={wrong}
          />
        </label>
      )}
      <button type="submit" class="quiet">
        {voice.say('page.proposal.button')}
      </button>
    </Form>
  )
}

/** Open where nothing else can be done yet; folded beside the ways. */
export const Proposal = ({ view }: { readonly view: View }) => {
  const { facts, situation, voice } = view
  if (situation === 'received') {
    return (
      <section id="proposal">
        <h2>{typeset(voice.locale, voice.say('page.proposal.first'))}</h2>
        <Ask view={view} />
      </section>
    )
  }
  if (situation !== 'choosing' || !openOffer(facts)) return null
  return (
    <Fold
      id="proposal"
      title={typeset(voice.locale, voice.say('page.proposal'))}
      open={view.trouble?.act === 'proposal'}
    >
      <Ask view={view} />
    </Fold>
  )
}

export const OwnProposal = ({ view }: { readonly view: View }) => {
  const { facts, voice, situation } = view
  const last = facts.proposals.at(-1)
  if (!last || (situation !== 'proposed' && situation !== 'agreed')) return null
  return (
    <figure class="words">
      <figcaption class="soft">{voice.say('page.proposal.yours')}</figcaption>
      <blockquote>
        {paragraphs(last.text).map((part) => (
          <p key={part}>{part}</p>
        ))}
        {last.amount && <p class="soft">{voice.say('page.proposal.sum', { sum: voice.sum(last.amount) })}</p>}
      </blockquote>
    </figure>
  )
}

/** What a person of the shop wrote last: it came by mail, and stands here too. */
export const LastReply = ({ view }: { readonly view: View }) => {
  const { facts, voice, situation } = view
  const reply = facts.replies.filter(({ kind }) => kind !== 'note').at(-1)
  if (!reply || situation === 'closed') return null
  const author = facts.staff.find(({ email }) => email === reply.by.replace(/^staff:/, ''))?.name ?? voice.person
  const kind = reply.kind.replace('proposal-', '')
  return (
    <section class="reply">
      <h2>{typeset(voice.locale, voice.say('page.reply', { name: author }))}</h2>
      {kind !== 'reply' && <p>{typeset(voice.locale, voice.say('mail.reply.lead', { kind }))}</p>}
      {paragraphs(reply.text).map((part) => (
        <p key={part}>{part}</p>
      ))}
      {reply.amount && (
        <p>
          {voice.say('mail.reply.amount')}: <b class="figure">{voice.sum(reply.amount)}</b>
        </p>
      )}
    </section>
  )
}
