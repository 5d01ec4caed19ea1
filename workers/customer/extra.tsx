/** What comes on top of the fix: gift or bonus, with the true sum; and the codes that were issued. */

import { shownCode } from '../../domain/bonus-code.ts'
import { bonusOf } from '../../domain/compensation.ts'
import type { BonusCode } from '../../domain/complaint.ts'
import { sayTime } from '../../emails/format.ts'
import { typeset } from '../../emails/typeset.ts'
import { Chosen, Fold, Form, Option } from './forms.tsx'
import { isProvisional } from './situation.ts'
import type { View } from './view.ts'

const Picker = ({ view, only }: { readonly view: View; readonly only?: 'gift' | 'bonus' }) => {
  const { facts, voice } = view
  const { locale } = voice
  const bonus = bonusOf(facts)
  const gift = typeset(
    locale,
    voice.say('page.extra.gift-text', {
      when: voice.say('words.done-in', { days: facts.shop.policy.compensation.gift.workingDays }),
    }),
  )
  if (!bonus) {
    return (
      <Form view={view} act="compensation">
        <h2>{typeset(locale, voice.say('page.extra.only-gift'))}</h2>
        <p>{gift}</p>
        <input type="hidden" name="kind" value="gift" />
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
        {only !== 'bonus' && <Option name="kind" value="gift" title={voice.say('page.extra.gift')} text={gift} />}
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

const Picked = ({ view }: { readonly view: View }) => {
  const { facts, voice, now } = view
  const { compensation } = facts
  if (!compensation) return null
  const bonus = bonusOf(facts)
  const value = bonus ? voice.sum(bonus) : ''
  const { kind } = compensation
  const title =
    kind === 'gift'
      ? voice.say('page.extra.gift')
      : voice.say(kind === 'both' ? 'page.extra.both' : 'page.extra.bonus', { value })
  const changeable = isProvisional(compensation, now) && kind !== 'both' && bonus !== null
  const time = sayTime(voice.locale, compensation.finalAt, voice.zone)
  const codeSoon = kind === 'bonus' && now < compensation.finalAt
  return (
    <>
      <Chosen
        label={voice.say('page.extra.yours')}
        title={typeset(voice.locale, title)}
        text={codeSoon ? typeset(voice.locale, voice.say('page.extra.code-soon', { time })) : undefined}
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
