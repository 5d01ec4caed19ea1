/** What comes on top of the fix: gift or bonus, with the true sum; and the codes that were issued. */

import { shownCode } from '../../domain/bonus-code.ts'
import { bonusOf, giftOf, isCompensated } from '../../domain/compensation.ts'
import type { BonusCode, Compensation } from '../../domain/complaint.ts'
import { giftOnItsWay } from '../../domain/gift.ts'
import type { Money } from '../../domain/money.ts'
import { leaveFor } from '../../domain/playbook/ask-about-cost.ts'
import { sayTime } from '../../emails/format.ts'
import { giftCalled } from '../../emails/gift-words.ts'
import { typeset } from '../../emails/typeset.ts'
import { Chosen, Fold, Form, Option } from './forms.tsx'
import { isProvisional } from './situation.ts'
import type { View } from './view.ts'

const giftTitle = ({ voice }: View, called: string | null): string =>
  called === null
    ? voice.say('page.extra.gift')
    : typeset(voice.locale, voice.say('page.extra.gift-named', { gift: called }))

/** The catalogue has nothing to give beside it now: the bonus is theirs with one press. */
const OnlyBonus = ({ view, bonus }: { readonly view: View; readonly bonus: Money }) => {
  const { facts, voice } = view
  const { months } = facts.shop.policy.compensation.bonus
  return (
    <Form view={view} act="compensation">
      <h2>{typeset(voice.locale, voice.say('page.extra.only-bonus', { value: voice.sum(bonus) }))}</h2>
      <p>{typeset(voice.locale, voice.say('page.extra.bonus-text', { months }))}</p>
      <input type="hidden" name="kind" value="bonus" />
      <div class="act">
        <button type="submit">{voice.say('page.extra.bonus-button')}</button>
      </div>
    </Form>
  )
}

const Picker = ({ view, only }: { readonly view: View; readonly only?: 'gift' | 'bonus' }) => {
  const { facts, voice } = view
  const { locale } = voice
  const bonus = bonusOf(facts)
  const given = giftOf(facts)
  const called = giftCalled(given, locale)
  const when = voice.say('words.done-in', { days: facts.shop.policy.compensation.gift.workingDays })
  const gift = typeset(
    locale,
    voice.say(called === null ? 'page.extra.gift-text' : 'page.extra.gift-named-text', { when }),
  )
  // What is picked is what was shown: another gift by then is shown first.
  const which = <input type="hidden" name="gift" value={given?.id ?? ''} />
  if (bonus && !given) return only === 'gift' ? null : <OnlyBonus view={view} bonus={bonus} />
  if (!bonus) {
    return (
      <Form view={view} act="compensation">
        <h2>{typeset(locale, voice.say('page.extra.only-gift'))}</h2>
        <p>
          {called !== null && <b>{typeset(locale, called)}. </b>}
          {gift}
        </p>
        <input type="hidden" name="kind" value="gift" />
        {which}
        <div class="act">
          <button type="submit">{voice.say('page.extra.gift-button')}</button>
        </div>
      </Form>
    )
  }
  const { months } = facts.shop.policy.compensation.bonus
  return (
    <Form view={view} act="compensation">
      <fieldset>
        <legend>{typeset(locale, voice.say('page.extra'))}</legend>
        {only !== 'bonus' && <Option name="kind" value="gift" title={giftTitle(view, called)} text={gift} />}
        {only !== 'bonus' && which}
        {only !== 'gift' && (
          <Option
            name="kind"
            value="bonus"
            title={typeset(locale, voice.say('page.extra.bonus', { value: voice.sum(bonus) }))}
            text={typeset(locale, voice.say('page.extra.bonus-text', { months }))}
          />
        )}
      </fieldset>
      <div class="act">
        <button type="submit">{voice.say('page.extra.button')}</button>
        <span class="soft">
          {voice.say('page.ways.note', { minutes: facts.shop.policy.touches.provisionalMinutes })}
        </span>
      </div>
    </Form>
  )
}

/** Another gift than was picked, or the bonus in its place: said as long as the page stands. */
function ranOutText({ facts, voice, story }: View): string | undefined {
  const { compensation } = facts
  const picked = story.findLast(({ event }) => event === 'compensation-chosen')?.about
  if (!compensation || !picked) return undefined
  if (picked.kind === 'gift' && compensation.kind === 'bonus') return voice.say('page.extra.ran-out')
  const shown = picked.gift ?? null
  return shown !== null && compensation.kind !== 'bonus' && shown !== compensation.gift
    ? voice.say('page.extra.other-gift')
    : undefined
}

/** What follows by itself, or a person has in hand. */
function comingText({ facts, voice, now }: View, compensation: Compensation): string | undefined {
  if (compensation.kind === 'bonus' && now < compensation.finalAt) {
    const time = sayTime(voice.locale, compensation.finalAt, voice.zone)
    return voice.say('page.extra.code-soon', { time })
  }
  return leaveFor(facts, compensation).is === 'needed'
    ? voice.say('page.extra.with-person', { name: voice.person })
    : undefined
}

const Picked = ({ view }: { readonly view: View }) => {
  const { facts, voice, now } = view
  const { compensation } = facts
  if (!compensation) return null
  const bonus = bonusOf(facts)
  const value = bonus ? voice.sum(bonus) : ''
  const { kind } = compensation
  const gift = giftCalled(giftOnItsWay(facts) ?? giftOf(facts), voice.locale)
  const both =
    gift === null ? voice.say('page.extra.both', { value }) : voice.say('page.extra.both-named', { gift, value })
  const title =
    kind === 'gift' ? giftTitle(view, gift) : kind === 'both' ? both : voice.say('page.extra.bonus', { value })
  // What they picked first may have run out; then there is only the one way left.
  const other = kind === 'gift' || giftOf(facts) !== null
  const changeable = isProvisional(compensation, now) && kind !== 'both' && bonus !== null && other
  const time = sayTime(voice.locale, compensation.finalAt, voice.zone)
  const text = isCompensated(facts) ? ranOutText(view) : comingText(view, compensation)
  return (
    <>
      <Chosen
        label={voice.say('page.extra.yours')}
        title={typeset(voice.locale, title)}
        text={text === undefined ? undefined : typeset(voice.locale, text)}
      />
      {changeable && (
        <Fold
          id="change-extra"
          title={voice.say('page.extra.change', { time })}
          open={view.trouble?.act === 'compensation'}
        >
          <Picker view={view} only={kind === 'gift' ? 'bonus' : 'gift'} />
        </Fold>
      )}
    </>
  )
}

export const Extra = ({ view }: { readonly view: View }) => {
  const { facts, situation } = view
  if (!facts.choice || situation === 'closed') return null
  if (facts.compensation) {
    return (
      <section id="extra">
        <Picked view={view} />
      </section>
    )
  }
  return situation === 'departed' ? null : (
    <section id="extra">
      <Picker view={view} />
    </section>
  )
}

const Code = ({ view, code }: { readonly view: View; readonly code: BonusCode }) => {
  const { voice, now } = view
  // A code past its time that the sweep has not met yet is over all the same.
  const state = code.state === 'issued' && now > code.expiresAt ? 'expired' : code.state
  const live = state === 'issued' || state === 'reserved'
  return (
    <section class="code">
      <h2>{typeset(voice.locale, voice.say('page.code', { value: voice.sum(code.value) }))}</h2>
      <code class={live ? 'figure' : 'figure over'}>{shownCode(code.code)}</code>
      <p class="soft">
        {typeset(voice.locale, voice.say(`page.code.${state}`, { until: voice.until(code.expiresAt) }))}
      </p>
    </section>
  )
}

export const Codes = ({ view }: { readonly view: View }) => (
  <>
    {view.facts.codes.map((code) => (
      <Code key={code.code} view={view} code={code} />
    ))}
  </>
)
