/** The quiet end of the page: letters from us, what we keep, goodbye. Leaving is as easy as staying. */
import type { Wishes } from '../../db/consents.ts'
import { canWrite, type Facts, mailOf } from '../../domain/complaint.ts'
import { answerWithinMs } from '../../domain/retention.ts'
import { typeset } from '../../emails/typeset.ts'
import { Fold, Form } from './forms.tsx'
import type { View } from './view.ts'

const hidden = (text: string, shownEnd: number): string => `…${text.slice(-shownEnd)}`

/** Enough to recognise one's own address, too little for who was forwarded the link. */
const maskedEmail = (email: string): string => `${email.slice(0, 1)}…${email.slice(email.lastIndexOf('@'))}`

/** News are asked about when the complaint is over, never while something is still to be put right. */
const quietTimes = ['helped', 'departed', 'closed']

export const StopForm = ({ view }: { readonly view: View }) => (
  <Form view={view} act="unsubscribe">
    <p>{typeset(view.voice.locale, view.voice.say('page.letters.stop'))}</p>
    <button type="submit" class="quiet">
      {view.voice.say('page.letters.stop-button')}
    </button>
  </Form>
)

/** The way back from the button that was pressed in anger, or by mistake. */
export const ResumeForm = ({ view }: { readonly view: View }) => (
  <Form view={view} act="resume">
    <p>{typeset(view.voice.locale, view.voice.say('page.letters.resume'))}</p>
    <button type="submit" class="quiet">
      {view.voice.say('page.letters.resume-button')}
    </button>
  </Form>
)

/** The shop has said goodbye: it does not ask for leave to write. */
const hasParted = (facts: Facts): boolean => mailOf(facts, 'farewell') !== null

const Coming = ({ view: { coming, voice } }: { readonly view: View }) =>
  coming.length === 0 ? null : (
    <>
      <p>{typeset(voice.locale, voice.say('page.letters.coming'))}:</p>
      <ul>
        {coming.map(({ kind, at }) => (
          <li key={`${kind} ${at}`}>
            {typeset(voice.locale, voice.say(`page.letters.coming.${kind}`, { day: voice.day(at) }))}
          </li>
        ))}
      </ul>
    </>
  )

/** Said on a page, and still to be confirmed from the mailbox: not stopped since, and not agreed since. */
export const isAsked = (wishes: Wishes | null): boolean =>
  (wishes?.askedAt ?? 0) > Math.max(wishes?.agreedAt ?? 0, wishes?.stoppedAt ?? 0)

const Since = ({ view: { voice, wishes, facts } }: { readonly view: View }) => {
  if (!wishes) return null
  const { agreedAt, askedAt } = wishes
  const agreed = facts.customer?.promotions === 'consented' && agreedAt !== null
  if (agreed)
    return <p class="soft">{typeset(voice.locale, voice.say('page.letters.since', { day: voice.day(agreedAt) }))}</p>
  if (askedAt === null || !isAsked(wishes)) return null
  return <p>{typeset(voice.locale, voice.say('page.letters.asked', { day: voice.day(askedAt) }))}</p>
}

const Letters = ({ view }: { readonly view: View }) => {
  const { facts, situation, voice } = view
  if (!facts.customer) return null
  const { promotions } = facts.customer
  const standing =
    promotions === 'none' ? null : (`page.letters.${promotions === 'consented' ? 'consented' : 'stopped'}` as const)
  return (
    <Fold id="letters" quiet title={voice.say('page.letters')}>
      {standing && <p>{typeset(voice.locale, voice.say(standing))}</p>}
      <Since view={view} />
      <Coming view={view} />
      {promotions === 'unsubscribed' ? <ResumeForm view={view} /> : <StopForm view={view} />}
      {promotions !== 'consented' && quietTimes.includes(situation) && !hasParted(facts) && (
        <Form view={view} act="consent">
          <p>{typeset(voice.locale, voice.say('page.letters.consent', { shop: voice.shop }))}</p>
          <button type="submit" class="quiet">
            {voice.say('page.letters.consent-button')}
          </button>
        </Form>
      )}
    </Fold>
  )
}

function rowsOf({ customer }: Facts, { voice, wishes }: View): readonly (readonly [string, string])[] {
  const rows: (readonly [string, string])[] = []
  if (customer?.name) rows.push([voice.say('page.data.name'), customer.name])
  if (customer?.email) rows.push([voice.say('page.data.email'), maskedEmail(customer.email)])
  if (customer?.phone) rows.push([voice.say('page.data.phone'), hidden(customer.phone, 3)])
  if (wishes) rows.push([voice.say('page.data.known-since'), voice.day(wishes.knownSince)])
  if (voice.order) rows.push([voice.say('page.data.order'), voice.order])
  return [...rows, [voice.say('page.data.rest'), voice.say('page.data.answers')]]
}

const Data = ({ view }: { readonly view: View }) => {
  const { facts, voice, story } = view
  const asked = story.findLast(({ event }) => event === 'erasure-asked')
  return (
    <Fold id="data" quiet title={voice.say('page.data')}>
      <dl class="rows">
        {rowsOf(facts, view).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeset(voice.locale, value)}</dd>
          </div>
        ))}
      </dl>
      <p class="soft">{typeset(voice.locale, voice.say('page.data.why'))}</p>
      {facts.customer && canWrite(facts) && (
        <Form view={view} act="export">
          <p>{typeset(voice.locale, voice.say('page.data.copy'))}</p>
          <button type="submit" class="quiet">
            {voice.say('page.data.copy-button')}
          </button>
        </Form>
      )}
      {asked && (
        <p>{typeset(voice.locale, voice.say('page.data.asked', { day: voice.day(asked.at + answerWithinMs) }))}</p>
      )}
      {facts.customer && (!asked || canWrite(facts)) && (
        <Form view={view} act="erase">
          <p>{typeset(voice.locale, voice.say('page.data.erase'))}</p>
          <button type="submit" class="quiet">
            {voice.say('page.data.erase-button')}
          </button>
        </Form>
      )}
    </Fold>
  )
}

const Goodbye = ({ view }: { readonly view: View }) => {
  const { situation, voice } = view
  if (situation === 'departed' || situation === 'closed') return null
  return (
    <Fold id="goodbye" quiet title={voice.say('page.goodbye')}>
      <Form view={view} act="goodbye">
        <p>{typeset(voice.locale, voice.say('page.goodbye.text'))}</p>
        <button type="submit" class="quiet">
          {voice.say('page.goodbye.button')}
        </button>
      </Form>
    </Fold>
  )
}

export const Leaving = ({ view }: { readonly view: View }) => (
  <>
    <Letters view={view} />
    <Data view={view} />
    <Goodbye view={view} />
  </>
)
