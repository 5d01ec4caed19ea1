/** The team: who works here, what they answer, who is away and who stands in. */
import type { FC } from 'hono/jsx'
import type { Category } from '../../domain/event.ts'
import type { Absence } from '../../domain/people.ts'
import { plain } from '../../emails/plain.ts'
import type { MemberRow } from '../../workflows/team.ts'
import { type Desk, isAdmin } from './desk.ts'
import { Empty, Frame } from './frame.tsx'
import { Member, MemberFields } from './team-member.tsx'

/** A member's form as it is filled in. */
export interface MemberForm {
  readonly email: string
  readonly name: string
  readonly role: string
  readonly languages: readonly string[]
  readonly categories: readonly string[]
  readonly deputy: string
}

export interface TeamView {
  readonly members: readonly MemberRow[]
  readonly absences: readonly (Absence & { readonly id: string })[]
  readonly ownerEmail: string
  readonly categoryName: (category: Category) => string
  readonly done: string | null
  readonly problem: { readonly status: 403 | 404 | 409 | 422; readonly text: string; readonly stale: boolean } | null
  /** A member's form that could not be done, as it was typed. */
  readonly kept: { readonly form: MemberForm; readonly isNew: boolean } | null
  readonly keptAway: {
    readonly email: string
    readonly from: string
    readonly until: string
    readonly deputy: string
  } | null
}

export const tags = { en: 'en-GB', ru: 'ru', ro: 'ro' } as const

export const languageName = (desk: Desk, locale: string): string =>
  new Intl.DisplayNames(tags[desk.locale], { type: 'language' }).of(locale) ?? locale

/** "in Russian", «по-русски»: what a text is written in, as it stands in the name of a field. */
export const writtenIn = (desk: Desk, locale: string): string => desk.say('words.written-in', { locale })

const nobody: MemberForm = { email: '', name: '', role: 'agent', languages: [], categories: [], deputy: '' }

/** How the member stands now, where somebody else was first. */
const Theirs: FC<{ desk: Desk; view: TeamView; member: MemberRow }> = ({ desk, view, member }) => (
  <p>
    {desk.say('staff.team.theirs', {
      name: plain(member.name, 80),
      role: desk.say(`words.role.${member.role}`),
      languages: member.languages?.map((one) => languageName(desk, one)).join(', ') ?? desk.say('staff.team.all'),
      categories: member.categories?.map(view.categoryName).join(', ') ?? desk.say('staff.team.all'),
      deputy: member.deputy ?? desk.say('staff.team.by-role'),
    })}
  </p>
)

export const TeamPageView: FC<{ desk: Desk; view: TeamView }> = ({ desk, view }) => {
  const { members, kept, problem } = view
  const theirs = problem?.stale ? members.find(({ email }) => email === kept?.form.email) : undefined
  const isNew = kept?.isNew === true && theirs === undefined
  return (
    <Frame desk={desk} room="team" title={desk.say('staff.nav.team')}>
      {view.done && (
        <p class="done" role="status">
          {view.done}
        </p>
      )}
      {problem && (
        <div class="refused" role="alert">
          <p>
            <b>{problem.text}</b>
          </p>
          {theirs && <Theirs desk={desk} view={view} member={theirs} />}
          <p class="soft">{desk.say('staff.refused.kept')}</p>
        </div>
      )}
      <h1>{desk.say('staff.nav.team')}</h1>
      <p class="soft lead">{desk.say('staff.team.lead')}</p>
      {members.length === 0 && <Empty title={desk.say('staff.team.none')} text={desk.say('staff.team.none-text')} />}
      <ul class="team">
        {members.map((member) => (
          <Member key={member.email} desk={desk} view={view} member={member} />
        ))}
      </ul>
      {isAdmin(desk) && (
        <details class="fold card" open={isNew}>
          <summary>{desk.say('staff.team.add')}</summary>
          <MemberFields desk={desk} people={members} known={null} form={isNew && kept ? kept.form : nobody} seen="" />
        </details>
      )}
    </Frame>
  )
}
