/** The ways to put it right: as cards to choose from, and what was chosen. None is chosen beforehand. */
import type { Child } from 'hono/jsx'
import { chosenRemedy, type Offer } from '../../domain/complaint.ts'
import { frozenKinds } from '../../domain/remedy.ts'
import { sayTime } from '../../emails/format.ts'
import { remedyExtra, remedyText, remedyTitle } from '../../emails/remedy-words.ts'
import { Chosen, Fold, Form, Option } from './forms.tsx'
import { isProvisional, openOffer } from './situation.ts'
import type { View } from './view.ts'

interface CardsProps {
  readonly view: View
  readonly offer: Offer
  readonly button: string
  readonly legend: Child
}

const Cards = ({ view, offer, button, legend }: CardsProps) => {
  const { facts, voice } = view
  const { policy } = facts.shop
  const beside = offer.remedies
  // A dispute that came a moment ago: the new offer without money is on its way.
  const frozen = frozenKinds(facts)
  return (
    <Form view={view} act="choice">
      <fieldset>
        <legend>{legend}</legend>
        {offer.remedies
          .filter(({ id, kind }) => id !== facts.choice?.remedy && !frozen.includes(kind))
          .map((remedy) => (
            <Option
              key={remedy.id}
              name="remedy"
              value={remedy.id}
              title={remedyTitle(voice.locale, remedy)}
              text={remedyText(voice.locale, remedy, policy, beside)}
              plus={remedyExtra(voice.locale, remedy)}
            />
          ))}
      </fieldset>
      <div class="act">
        <button type="submit">{button}</button>
        <span class="soft">{voice.say('page.ways.note', { minutes: policy.touches.provisionalMinutes })}</span>
      </div>
    </Form>
  )
}

/** The question, while it is open. */
export const Ways = ({ view }: { readonly view: View }) => {
  const offer = openOffer(view.facts)
  if (!offer || view.situation === 'departed') return null
  const { voice } = view
  return (
    <section id="ways">
      <Cards view={view} offer={offer} button={voice.say('page.ways.button')} legend={voice.say('page.ways')} />
    </section>
  )
}

/** The answer, and while it is not final, the other ways. */
export const ChosenWay = ({ view }: { readonly view: View }) => {
  const { facts, voice, now } = view
  const { choice } = facts
  const remedy = chosenRemedy(facts)
  if (!choice || !remedy || view.situation === 'closed') return null
  const offer = facts.offers.find(({ round }) => round === choice.round)
  const changeable = isProvisional(choice, now) && offer && choice.round === facts.offers.at(-1)?.round
  const time = sayTime(voice.locale, choice.finalAt, voice.zone)
  return (
    <section>
      <Chosen
        label={voice.say(`page.chosen.${choice.by}`)}
        title={remedyTitle(voice.locale, remedy)}
        // What has arrived, or was stopped by a dispute, is not on its way.
        text={
          facts.complaint.arrivedAt === null && !frozenKinds(facts).includes(remedy.kind)
            ? remedyText(voice.locale, remedy, facts.shop.policy, offer?.remedies)
            : undefined
        }
        plus={remedyExtra(voice.locale, remedy)}
      />
      {changeable && (
        <Fold id="ways" title={voice.say('page.ways.change', { time })} open={view.trouble?.act === 'choice'}>
          <Cards
            view={view}
            offer={offer}
            button={voice.say('page.ways.change-button')}
            legend={voice.say('page.ways')}
          />
        </Fold>
      )}
    </section>
  )
}
