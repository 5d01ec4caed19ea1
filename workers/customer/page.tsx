/** The customer's page, from top to bottom. */
import { canWrite } from '../../domain/complaint.ts'
import { answerWithinMs } from '../../domain/retention.ts'
import { whyDeclined } from '../../emails/decline-words.ts'
import { typeset } from '../../emails/typeset.ts'
import { Callback } from './callback.tsx'
import { Codes, Extra } from './extra.tsx'
import { page } from './frame.tsx'
import { isAsked, Leaving, ResumeForm, StopForm } from './leaving.tsx'
import { LastReply, OwnProposal, Proposal } from './proposal.tsx'
import { Rating } from './rating.tsx'
import { isWishAsked } from './situation.ts'
import { About, headlineOf, Standing } from './standing.tsx'
import { Story } from './story.tsx'
import { type Act, addressOf, type View } from './view.ts'
import { ChosenWay, Ways } from './ways.tsx'

/** Said only where it is true, whatever the address says. */
function wasDone({ done, facts, story, wishes }: View): boolean {
  switch (done) {
    case null:
      return false
    case 'already':
      return story.length > 0
    case 'choice':
      return facts.choice?.by === 'customer'
    case 'compensation':
      return facts.compensation?.by === 'customer'
    case 'proposal':
      return facts.proposals.length > 0
    case 'callback':
      return facts.tasks.some(({ kind }) => kind === 'call-back')
    case 'rating':
      return facts.ratings.length > 0
    case 'wish':
      return (facts.ratings.at(-1)?.text ?? '') !== ''
    case 'goodbye':
      return facts.complaint.departedAt !== null
    case 'consent':
      return facts.customer?.promotions === 'consented' || isAsked(wishes)
    case 'unsubscribe':
      return facts.customer?.promotions === 'unsubscribed'
    case 'resume':
      return facts.customer !== null && facts.customer.promotions !== 'unsubscribed'
    case 'export':
      return facts.customer !== null
    case 'erase':
      return story.some(({ event }) => event === 'erasure-asked')
  }
}

/** What was done by a page alone, and what still waits for the mailbox or for a person. */
function doneText({ done, facts, now, voice }: View & { readonly done: NonNullable<View['done']> }): string {
  if (done === 'consent' && facts.customer?.promotions !== 'consented') return voice.say('page.done.consent-asked')
  if (done === 'erase' && !canWrite(facts)) {
    return voice.say('page.done.erase-by-person', { day: voice.day(now + answerWithinMs) })
  }
  return voice.say(`page.done.${done}`)
}

/** Forms that lie further down the page. */
const anchors: Partial<Record<Act, string>> = { proposal: '#proposal', callback: '#call', wish: '#wish' }

/** Typed words whose form is no longer on the page are given back to be copied. */
const homeless = ({ trouble, situation, facts }: View): string | null => {
  const text = trouble?.entered.text ?? ''
  const hasForm =
    (trouble?.act === 'proposal' && (situation === 'choosing' || situation === 'received')) ||
    (trouble?.act === 'rating' && situation === 'asked') ||
    (trouble?.act === 'wish' && isWishAsked(facts))
  return text === '' || hasForm ? null : text
}

const Notice = ({ view }: { readonly view: View }) => {
  const { trouble, done, voice } = view
  if (trouble) {
    const words = homeless(view)
    return (
      <div class="notice trouble" role="alert" id="trouble">
        <p>{typeset(voice.locale, voice.say(trouble.why, trouble.values))}</p>
        {words === null && anchors[trouble.act] && (
          <p>
            <a href={anchors[trouble.act]}>{voice.say('page.error.go')}</a>
          </p>
        )}
        {words !== null && (
          <figure class="words">
            <figcaption class="soft">{voice.say('page.error.entered')}</figcaption>
            <blockquote>{words}</blockquote>
          </figure>
        )}
      </div>
    )
  }
  if (done === null || !wasDone(view)) return null
  return (
    <p class="notice" role="status">
      {typeset(voice.locale, doneText({ ...view, done }))}
    </p>
  )
}

const Ending = ({ view }: { readonly view: View }) => {
  const { facts, situation, voice } = view
  if (situation === 'departed') return <p>{typeset(voice.locale, voice.say('page.departed'))}</p>
  if (situation !== 'closed') return null
  const why = whyDeclined(voice, String(view.story.findLast(({ event }) => event === 'closed')?.about.why))
  return (
    <>
      <p>{typeset(voice.locale, voice.say(`page.closed.${facts.complaint.outcome ?? 'settled'}`))}</p>
      {why !== null && <p>{typeset(voice.locale, voice.say('page.closed.why', { why }))}</p>}
      <p>{typeset(voice.locale, voice.say('page.closed.again'))}</p>
      <p>
        <a class="button quiet" href={addressOf(view)}>
          {voice.say('page.write')}
        </a>
      </p>
    </>
  )
}

const Foot = ({ view }: { readonly view: View }) => {
  const { voice } = view
  const known = voice.person.toLocaleLowerCase().includes(voice.shop.toLocaleLowerCase())
  const signature = known ? voice.person : voice.say('mail.signature', { name: voice.person, shop: voice.shop })
  return (
    <footer>
      {view.situation !== 'unhappy' && <Callback view={view} />}
      <Story view={view} />
      <Leaving view={view} />
      <p class="soft">
        {typeset(voice.locale, signature)}
        {view.situation !== 'closed' && (
          <>
            <br />
            <a href={addressOf(view)}>{voice.say('page.write')}</a>
          </>
        )}
      </p>
    </footer>
  )
}

const orderOf = ({ voice }: View): string | null =>
  voice.order === null ? null : voice.say('mail.order', { order: voice.order })

export const customerPage = (view: View) => {
  const { voice } = view
  const headline = headlineOf(view)
  const order = orderOf(view)
  const title = order === null ? headline : `${order}: ${headline}`
  return page({
    locale: voice.locale,
    title,
    shop: voice.shop,
    order,
    children: (
      <>
        <Notice view={view} />
        <h1>{headline}</h1>
        <About view={view} />
        <Ending view={view} />
        <Standing view={view} />
        {view.situation === 'unhappy' && <Callback view={view} first />}
        <OwnProposal view={view} />
        <LastReply view={view} />
        <Rating view={view} />
        <Ways view={view} />
        <ChosenWay view={view} />
        <Extra view={view} />
        <Codes view={view} />
        <Proposal view={view} />
        <Foot view={view} />
      </>
    ),
  })
}

/** Where the link "stop such reminders" of a mail leads: nothing happens until the button is pressed. */
export const unsubscribePage = (view: View) => {
  const { facts, voice } = view
  const stopped = facts.customer?.promotions === 'unsubscribed'
  return page({
    locale: voice.locale,
    title: voice.say('page.unsubscribe.title'),
    shop: voice.shop,
    order: orderOf(view),
    children: (
      <>
        <h1>{typeset(voice.locale, voice.say(stopped ? 'page.letters' : 'page.unsubscribe.title'))}</h1>
        {stopped ? (
          <>
            <p>{typeset(voice.locale, voice.say('page.letters.stopped'))}</p>
            <ResumeForm view={view} />
          </>
        ) : (
          <StopForm view={view} />
        )}
      </>
    ),
  })
}
