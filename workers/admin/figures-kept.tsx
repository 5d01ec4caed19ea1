/** Kept times: by promise, by person, by what failed; and the two clocks. */
import type { FC } from 'hono/jsx'
import type { Clock, KeptFigures, Rates } from '../../db/figures-kept.ts'
import { minuteMs } from '../../domain/calendar.ts'
import { plain } from '../../emails/plain.ts'
import type { Desk } from './desk.ts'
import { count, percent } from './words.ts'

interface Line {
  readonly name: string
  readonly rates: Rates
}

const RatesTable: FC<{ desk: Desk; title: string; lines: readonly Line[] }> = ({ desk, title, lines }) => {
  if (lines.length === 0) return null
  return (
    <div class="scroll">
      <table class="numbers figure">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" class="sum">
              {desk.say('staff.figures.rate-kept')}
            </th>
            <th scope="col" class="sum">
              {desk.say('staff.figures.rate-early')}
            </th>
            <th scope="col" class="sum">
              {desk.say('staff.figures.settled')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, rates }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="sum">{percent(desk.locale, rates.keptRate)}</td>
              <td class="sum">{percent(desk.locale, rates.earlyRate)}</td>
              <td class="sum">{count(desk.locale, rates.settled)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const length = (desk: Desk, minutes: number | null): string => (minutes === null ? '–' : desk.left(minutes * minuteMs))

const Clocks: FC<{ desk: Desk; clocks: KeptFigures['clocks'] }> = ({ desk, clocks }) => {
  const row = (name: 'acknowledged' | 'answered', clock: Clock) => (
    <tr>
      <th scope="row">{desk.say(`staff.figures.clock-${name}`)}</th>
      <td class="sum">{length(desk, clock.calendarMinutes)}</td>
      <td class="sum">{length(desk, clock.workingMinutes)}</td>
      <td class="sum">{count(desk.locale, clock.count)}</td>
    </tr>
  )
  return (
    <>
      <div class="scroll">
        <table class="numbers figure">
          <thead>
            <tr>
              <th scope="col">{desk.say('staff.figures.clocks')}</th>
              <th scope="col" class="sum">
                {desk.say('staff.figures.clock-calendar')}
              </th>
              <th scope="col" class="sum">
                {desk.say('staff.figures.clock-working')}
              </th>
              <th scope="col" class="sum">
                {desk.say('staff.figures.clock-count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {row('acknowledged', clocks.acknowledged)}
            {row('answered', clocks.answered)}
          </tbody>
        </table>
      </div>
      <p class="soft">{desk.say('staff.figures.clocks-how')}</p>
    </>
  )
}

export const KeptTimes: FC<{ desk: Desk; kept: KeptFigures }> = ({ desk, kept }) => {
  const nameOf = ({ owner, name }: KeptFigures['byOwner'][number]): string =>
    owner === null ? desk.say('staff.figures.nobody') : plain(name ?? owner, 60)
  return (
    <section>
      <h2 class="part">{desk.say('staff.figures.rates')}</h2>
      {kept.all.told > 0 && <p>{desk.say('staff.figures.told', { count: count(desk.locale, kept.all.told) })}</p>}
      <RatesTable
        desk={desk}
        title={desk.say('staff.figures.by-kind')}
        lines={kept.byKind.map(({ kind, ...rates }) => ({ name: desk.head(`words.promise.${kind}`), rates }))}
      />
      <RatesTable
        desk={desk}
        title={desk.say('staff.figures.by-owner')}
        lines={kept.byOwner.map((line) => ({ name: nameOf(line), rates: line }))}
      />
      <RatesTable
        desk={desk}
        title={desk.say('staff.figures.by-category')}
        lines={kept.byCategory.map(({ category, ...rates }) => ({
          name: desk.head(`words.category.${category}`),
          rates,
        }))}
      />
      <Clocks desk={desk} clocks={kept.clocks} />
    </section>
  )
}
