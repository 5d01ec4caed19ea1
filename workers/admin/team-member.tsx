/** One person of the team: what they answer, who stands in, when they are away; and the forms that change it. */
import type { FC } from 'hono/jsx'
import { categories } from '../../domain/event.ts'
import { locales } from '../../domain/locale.ts'
import { roles } from '../../domain/people.ts'
import { plain } from '../../emails/plain.ts'
import { type MemberRow, seenOf } from '../../workflows/team.ts'
import { Field } from './action-form.tsx'
import { type Desk, isAdmin, isLeader } from './desk.ts'
import { Chip } from './frame.tsx'
import { type Named, nameOf } from './line.tsx'
import { languageName, type MemberForm, type TeamView, tags } from './team.tsx'
import { isoDate } from './words.ts'

/** Everybody but one: who may stand in for them. */
const Deputies: FC<{
  desk: Desk
  id: string
  people: readonly Named[]
  but: string
  chosen: string
  nobody: string
}> = ({ id, people, but, chosen, nobody }) => (
  <select id={id} name="deputy">
    <option value="" selected={chosen === ''}>
      {nobody}
    </option>
    {people
      .filter(({ email }) => email !== but)
      .map(({ email }) => (
        <option key={email} value={email} selected={email === chosen}>
          {nameOf(people, email)}
        </option>
      ))}
  </select>
)

const Ticks: FC<{
  legend: string
  hint: string
  name: string
  all: readonly (readonly [string, string])[]
  ticked: readonly string[]
}> = ({ legend, hint, name, all, ticked }) => (
  <fieldset class="ticks">
    <legend>{legend}</legend>
    <small>{hint}</small>
    <div class="tick">
      {all.map(([value, label]) => (
        <label key={value}>
          <input type="checkbox" name={name} value={value} checked={ticked.includes(value)} /> {label}
        </label>
      ))}
    </div>
  </fieldset>
)

export const formOf = (member: MemberRow): MemberForm => ({
  email: member.email,
  name: member.name,
  role: member.role,
  languages: member.languages ?? [],
  categories: member.categories ?? [],
  deputy: member.deputy ?? '',
})

/** `known` is who is changed; null lets somebody new in. What was typed stands in the fields. */
export const MemberFields: FC<{
  desk: Desk
  people: readonly Named[]
  known: MemberRow | null
  form: MemberForm
  seen: string
}> = ({ desk, people, known, form, seen }) => {
  const id = (field: string): string => `${field}-${known?.email ?? 'new'}`
  return (
    <form class="act" method="post" action={desk.href('/admin/team')}>
      <input type="hidden" name="seen" value={seen} />
      {known ? (
        <input type="hidden" name="email" value={known.email} />
      ) : (
        <Field id={id('email')} label={desk.say('staff.team.email')} hint={desk.say('staff.team.email-hint')}>
          <input type="email" id={id('email')} name="email" required maxlength={254} value={form.email} />
        </Field>
      )}
      <div class="two">
        <Field id={id('name')} label={desk.say('staff.team.name')}>
          <input type="text" id={id('name')} name="name" required maxlength={80} value={form.name} />
        </Field>
        <Field id={id('role')} label={desk.say('staff.team.role')}>
          <select id={id('role')} name="role">
            {roles.map((role) => (
              <option key={role} value={role} selected={role === form.role}>
                {desk.say(`words.role.${role}`)}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <Ticks
        legend={desk.say('staff.team.languages')}
        hint={desk.say('staff.team.none-is-all')}
        name="languages"
        all={locales.map((one) => [one, languageName(desk, one)] as const)}
        ticked={form.languages}
      />
      <Ticks
        legend={desk.say('staff.team.categories')}
        hint={desk.say('staff.team.none-is-all')}
        name="categories"
        all={categories.map((one) => [one, desk.say(`words.category.${one}`)] as const)}
        ticked={form.categories}
      />
      <Field id={id('deputy')} label={desk.say('staff.team.deputy')}>
        <Deputies
          desk={desk}
          id={id('deputy')}
          people={people}
          but={form.email}
          chosen={form.deputy}
          nobody={desk.say('staff.team.by-role')}
        />
      </Field>
      <button type="submit">{desk.say(known ? 'staff.team.save' : 'staff.team.add')}</button>
    </form>
  )
}

const Away: FC<{ desk: Desk; view: TeamView; member: MemberRow }> = ({ desk, view, member }) => {
  const today = isoDate(desk.now, desk.shop.timeZone)
  const kept = view.keptAway?.email === member.email ? view.keptAway : null
  return (
    <details class="fold" open={kept !== null}>
      <summary>{desk.say('staff.team.add-away')}</summary>
      <form class="act" method="post" action={desk.href('/admin/team/away')}>
        <input type="hidden" name="email" value={member.email} />
        <div class="two">
          <Field id={`from-${member.email}`} label={desk.say('staff.team.from')}>
            <input
              type="date"
              id={`from-${member.email}`}
              name="from"
              required
              min={today}
              value={kept?.from ?? today}
            />
          </Field>
          <Field id={`until-${member.email}`} label={desk.say('staff.team.until')}>
            <input
              type="date"
              id={`until-${member.email}`}
              name="until"
              required
              min={today}
              value={kept?.until ?? ''}
            />
          </Field>
        </div>
        <Field
          id={`stand-in-${member.email}`}
          label={desk.say('staff.team.stand-in')}
          hint={desk.say('staff.team.away-hint')}
        >
          <Deputies
            desk={desk}
            id={`stand-in-${member.email}`}
            people={view.members}
            but={member.email}
            chosen={kept?.deputy ?? member.deputy ?? ''}
            nobody={desk.say('staff.team.by-role')}
          />
        </Field>
        <button type="submit">{desk.say('staff.team.add-away')}</button>
      </form>
    </details>
  )
}

/** "Thu 26 Nov": leave is told in days. */
const dayOf = (desk: Desk, instant: number): string =>
  new Intl.DateTimeFormat(tags[desk.locale], {
    ...({ weekday: 'short', day: 'numeric', month: 'short' } as const),
    timeZone: desk.shop.timeZone,
  }).format(instant)

const Absences: FC<{ desk: Desk; view: TeamView; member: MemberRow; may: boolean }> = ({ desk, view, member, may }) => {
  const theirs = view.absences.filter(({ email }) => email === member.email)
  if (theirs.length === 0) return null
  return (
    <ul class="pairs">
      {theirs.map(({ id, from, until, deputy }) => (
        <li key={id}>
          <span>
            {desk.say(from <= desk.now ? 'staff.team.away-until' : 'staff.team.away-from', {
              from: dayOf(desk, from),
              // It ends with the first moment of the day on which they are back.
              until: dayOf(desk, until - 1),
            })}
            {deputy && <small>{desk.say('staff.team.meanwhile', { name: nameOf(view.members, deputy) })}</small>}
          </span>
          {may && (
            <form method="post" action={desk.href('/admin/team/back')}>
              <input type="hidden" name="id" value={id} />
              <button class="quiet" type="submit">
                {desk.say(from <= desk.now ? 'staff.team.is-back' : 'staff.team.not-away')}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}

const Remove: FC<{ desk: Desk; view: TeamView; member: MemberRow }> = ({ desk, view, member }) => (
  <details class="fold">
    <summary>{desk.say('staff.team.remove')}</summary>
    <form class="act" method="post" action={desk.href('/admin/team/remove')}>
      <input type="hidden" name="email" value={member.email} />
      <Field
        id={`successor-${member.email}`}
        label={desk.say('staff.team.successor')}
        hint={desk.say('staff.team.remove-hint')}
      >
        <Deputies
          desk={desk}
          id={`successor-${member.email}`}
          people={view.members}
          but={member.email}
          chosen={member.deputy ?? ''}
          nobody={desk.say('staff.team.by-role')}
        />
      </Field>
      <button type="submit">{desk.say('staff.team.remove-now', { name: plain(member.name, 60) })}</button>
    </form>
  </details>
)

export const Member: FC<{ desk: Desk; view: TeamView; member: MemberRow }> = ({ desk, view, member }) => {
  const { email, role } = member
  const isThemselves = email === desk.member.email
  const mayAway = isThemselves || isLeader(desk)
  const kept = view.kept?.form.email === email ? view.kept : null
  const away = view.absences.some((one) => one.email === email && one.from <= desk.now)
  const listed = <Of extends string>(list: readonly Of[] | null, word: (one: Of) => string): string =>
    list && list.length > 0 ? list.map(word).join(', ') : desk.say('staff.team.all')
  return (
    <li class="card member">
      <div class="pair">
        <h2 class="who">
          {plain(member.name, 80)} {away && <Chip tone="soon">{desk.say('staff.team.away')}</Chip>}
        </h2>
        <Chip>{desk.say(`words.role.${role}`)}</Chip>
      </div>
      <small>{email}</small>
      <dl class="wide">
        <dt>{desk.say('staff.team.languages')}</dt>
        <dd>{listed(member.languages, (one) => languageName(desk, one))}</dd>
        <dt>{desk.say('staff.team.categories')}</dt>
        <dd>{listed(member.categories, view.categoryName)}</dd>
        <dt>{desk.say('staff.team.deputy')}</dt>
        <dd>{member.deputy ? nameOf(view.members, member.deputy) : desk.say('staff.team.by-role')}</dd>
      </dl>
      <Absences desk={desk} view={view} member={member} may={mayAway} />
      {mayAway && <Away desk={desk} view={view} member={member} />}
      {isAdmin(desk) && (
        <details class="fold" open={kept !== null}>
          <summary>{desk.say('staff.team.change')}</summary>
          <MemberFields
            desk={desk}
            people={view.members}
            known={member}
            form={kept?.form ?? formOf(member)}
            seen={seenOf(member)}
          />
        </details>
      )}
      {isAdmin(desk) && email !== view.ownerEmail && <Remove desk={desk} view={view} member={member} />}
    </li>
  )
}
