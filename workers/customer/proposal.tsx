/** "What would put it right?": the customer's own words, beside what is usual, with the time of the answer. */
import { currentOffer, forbidsRefund } from '../../domain/complaint.ts'
import { answeredBy } from '../../domain/promised-time.ts'
import { counterIn, reviewDays, reviewerOfDeclined } from '../../domain/saying-no.ts'
import { whyDeclined } from '../../emails/decline-words.ts'
import { paragraphs, plain } from '../../emails/plain.ts'
import { typeset } from '../../emails/typeset.ts'
import { usualForCustomer } from '../../emails/usual-words.ts'
import { currencyOf, longestText } from '../../workflows/choice.ts'
import { Fold, Form } from './forms.tsx'
import { openOffer } from './situation.ts'
import { enteredIn, type View } from './view.ts'

const Ask = ({ view }: { readonly view: View }) => {
  const { facts, voice, now, trouble } = view
  const { locale } = voice
  const { shop } = facts
  const answerAt = answeredBy(facts, shop.policy.targets.proposalWorkingMinutes, now)
  const anchor = view.usual && usualForCustomer(locale, view.usual)
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

/** Who takes a second look after a "no", how to ask for it, and by when. */
const SecondLook = ({ view }: { readonly view: View }) => {
  const { facts, voice, now } = view
  const reviewer = reviewerOfDeclined(facts, now)
  const name = facts.staff.find(({ email }) => email === reviewer)?.name
  const within = voice.say('words.within', { days: reviewDays(facts) })
  const values = { reviewer: name ? 'yes' : 'no', name: name ? plain(name, 60) : '', within }
  return <p>{typeset(voice.locale, voice.say('page.declined.review', values))}</p>
}

/** Why not, where a reason of the table was named. */
const Why = ({ view }: { readonly view: View }) => {
  const { story, voice } = view
  const reason = story.findLast(({ event }) => event === 'proposal-answered')?.about.why
  const why = reason === undefined ? null : whyDeclined(voice, String(reason))
  return why === null ? null : <p>{typeset(voice.locale, why)}</p>
}

/** What a person of the shop wrote last: it came by mail, and stands here too. */
export const LastReply = ({ view }: { readonly view: View }) => {
  const { facts, voice, situation } = view
  const reply = facts.replies.filter(({ kind }) => kind !== 'note').at(-1)
  if (!reply || situation === 'closed') return null
  const author = facts.staff.find(({ email }) => email === reply.by.replace(/^staff:/, ''))?.name ?? voice.person
  const kind = reply.kind.replace('proposal-', '')
  const offer = currentOffer(facts)
  const stands = offer !== null && situation === 'choosing' && counterIn(facts, offer) === reply
  const lead =
    kind === 'declined'
      ? voice.say('mail.decline.lead', { to: 'proposal' })
      : kind === 'reply'
        ? null
        : voice.say('mail.reply.lead', { kind })
  return (
    <section class="reply">
      <h2>{typeset(voice.locale, voice.say('page.reply', { name: author }))}</h2>
      {lead !== null && <p>{typeset(voice.locale, lead)}</p>}
      {kind === 'declined' && <Why view={view} />}
      {paragraphs(reply.text).map((part) => (
        <p key={part}>{part}</p>
      ))}
      {reply.amount && (
        <p>
          {voice.say('mail.reply.amount')}: <b class="figure">{voice.sum(reply.amount)}</b>
        </p>
      )}
      {stands && <p>{typeset(voice.locale, voice.say('page.counter'))}</p>}
      {kind === 'declined' && situation === 'choosing' && <SecondLook view={view} />}
    </section>
  )
}
