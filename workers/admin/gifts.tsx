/** The catalogue of gifts: what a customer may have on top of the fix, what it costs, how many are left. */
import type { FC } from 'hono/jsx'
import { type GiftRow, giftFrom } from '../../db/gifts.ts'
import type { Gift } from '../../domain/gift.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { decimal } from '../../domain/money.ts'
import { plain } from '../../emails/plain.ts'
import { Field } from './action-form.tsx'
import { type Desk, isAdmin } from './desk.ts'
import { Chip, Empty, Frame } from './frame.tsx'
import { languageName, writtenIn } from './team.tsx'

/** A gift's form as it is filled in. */
export interface GiftFields {
  readonly id: string
  readonly names: Readonly<Partial<Record<Locale, string>>>
  readonly cost: string
  readonly value: string
  readonly stock: string
  readonly on: boolean
  /** The version the page was filled in on; 0 for a new gift. */
  readonly seen: number
}

export interface GiftsView {
  readonly rows: readonly GiftRow[]
  readonly done: string | null
  readonly problem: { readonly text: string; readonly fields: GiftFields } | null
}

const none: GiftFields = { id: '', names: {}, cost: '', value: '', stock: '', on: true, seen: 0 }

const fieldsOf = (row: GiftRow): GiftFields => {
  const { id, names, cost, value, stock, on } = giftFrom(row)
  return {
    ...{ id, names, on, seen: row.version },
    ...{ cost: decimal(cost), value: decimal(value), stock: stock === null ? '' : String(stock) },
  }
}

const Sum: FC<{ desk: Desk; id: string; name: 'cost' | 'value'; value: string }> = ({ desk, id, name, value }) => (
  <Field id={id} label={desk.say(`staff.gifts.${name}`, { currency: desk.shop.currency })}>
    <input type="text" inputmode="decimal" id={id} name={name} required maxlength={32} value={value} />
  </Field>
)

const GiftForm: FC<{ desk: Desk; fields: GiftFields }> = ({ desk, fields }) => {
  const isNew = fields.seen === 0
  const id = (name: string): string => `${name}-${isNew ? 'new' : fields.id}`
  return (
    <form class="act" method="post" action={desk.href('/admin/gifts')}>
      <input type="hidden" name="seen" value={String(fields.seen)} />
      {isNew ? (
        <Field id={id('id')} label={desk.say('staff.gifts.id')} hint={desk.say('staff.gifts.id-hint')}>
          <input type="text" id={id('id')} name="id" required maxlength={40} value={fields.id} autocapitalize="none" />
        </Field>
      ) : (
        <input type="hidden" name="id" value={fields.id} />
      )}
      {locales.map((locale) => (
        <Field
          key={locale}
          id={id(`name-${locale}`)}
          label={desk.say('staff.gifts.name', { language: writtenIn(desk, locale) })}
          hint={desk.say('staff.gifts.name-hint')}
        >
          <input
            type="text"
            id={id(`name-${locale}`)}
            name={`name-${locale}`}
            lang={locale}
            maxlength={120}
            value={fields.names[locale] ?? ''}
          />
        </Field>
      ))}
      <div class="two">
        <Sum desk={desk} id={id('cost')} name="cost" value={fields.cost} />
        <Sum desk={desk} id={id('value')} name="value" value={fields.value} />
      </div>
      <Field id={id('stock')} label={desk.say('staff.gifts.stock')} hint={desk.say('staff.gifts.stock-hint')}>
        <input type="text" inputmode="numeric" id={id('stock')} name="stock" maxlength={7} value={fields.stock} />
      </Field>
      <div class="tick">
        <label>
          <input type="checkbox" name="on" value="1" checked={fields.on} /> {desk.say('staff.gifts.on')}
        </label>
      </div>
      <button type="submit">{desk.say(isNew ? 'staff.gifts.add' : 'staff.gifts.save')}</button>
    </form>
  )
}

const nameOf = ({ id, names }: Gift, locale: Locale): string =>
  plain(names[locale] ?? Object.values(names)[0] ?? id, 80)

const Stock: FC<{ desk: Desk; gift: Gift }> = ({ desk, gift: { on, stock } }) => {
  if (!on) return <Chip>{desk.say('staff.gifts.off')}</Chip>
  if (stock === null) return <Chip>{desk.say('staff.gifts.endless')}</Chip>
  return <Chip tone={stock === 0 ? 'late' : 'kept'}>{desk.say('staff.gifts.left', { count: stock })}</Chip>
}

const GiftCard: FC<{ desk: Desk; row: GiftRow; kept: GiftFields | null }> = ({ desk, row, kept }) => {
  const gift = giftFrom(row)
  return (
    <li class="card member">
      <div class="pair">
        <h2 class="who">{nameOf(gift, desk.locale)}</h2>
        <Stock desk={desk} gift={gift} />
      </div>
      <small>{gift.id}</small>
      <dl class="wide">
        {locales.map((locale) => (
          <>
            <dt>{languageName(desk, locale)}</dt>
            <dd lang={locale}>{gift.names[locale] === undefined ? '–' : plain(gift.names[locale], 120)}</dd>
          </>
        ))}
        <dt>{desk.say('staff.gifts.cost', { currency: gift.cost.currency })}</dt>
        <dd class="figure">{desk.sum(gift.cost)}</dd>
        <dt>{desk.say('staff.gifts.value', { currency: gift.value.currency })}</dt>
        <dd class="figure">{desk.sum(gift.value)}</dd>
      </dl>
      {isAdmin(desk) && (
        <details class="fold" open={kept !== null}>
          <summary>{desk.say('staff.gifts.change')}</summary>
          <GiftForm desk={desk} fields={kept ?? fieldsOf(row)} />
        </details>
      )}
    </li>
  )
}

export const GiftsPageView: FC<{ desk: Desk; view: GiftsView }> = ({ desk, view: { rows, done, problem } }) => {
  // A form on an older state keeps what was typed, and is saved anew on what stands now.
  const keptFor = ({ id, version }: GiftRow): GiftFields | null =>
    problem && problem.fields.seen !== 0 && problem.fields.id === id ? { ...problem.fields, seen: version } : null
  const keptNew = problem?.fields.seen === 0 ? problem.fields : null
  return (
    <Frame desk={desk} room="gifts" title={desk.say('staff.nav.gifts')}>
      {done && (
        <p class="done" role="status">
          {done}
        </p>
      )}
      {problem && (
        <div class="refused" role="alert">
          <p>
            <b>{problem.text}</b>
          </p>
          <p class="soft">{desk.say('staff.refused.kept')}</p>
        </div>
      )}
      <h1>{desk.say('staff.nav.gifts')}</h1>
      <p class="soft lead">{desk.say('staff.gifts.lead')}</p>
      {rows.length === 0 && <Empty title={desk.say('staff.gifts.none')} text={desk.say('staff.gifts.none-text')} />}
      <ul class="team">
        {rows.map((row) => (
          <GiftCard key={row.id} desk={desk} row={row} kept={keptFor(row)} />
        ))}
      </ul>
      {isAdmin(desk) ? (
        <details class="fold" open={keptNew !== null}>
          <summary>{desk.say('staff.gifts.add')}</summary>
          <GiftForm desk={desk} fields={keptNew ?? none} />
        </details>
      ) : (
        <p class="soft">{desk.say('staff.gifts.admins')}</p>
      )}
    </Frame>
  )
}
