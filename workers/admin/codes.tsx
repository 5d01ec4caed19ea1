/** Bonus codes: what is out there, who holds it, and where it came from. */
import type { FC } from 'hono/jsx'
import type { codesOf } from '../../db/dashboard-lists.ts'
import { shownCode } from '../../domain/bonus-code.ts'
import { type CodeState, codeStates } from '../../domain/complaint.ts'
import { money } from '../../domain/money.ts'
import { plain } from '../../emails/plain.ts'
import { sourceName } from '../../emails/timeline-text.ts'
import type { Desk } from './desk.ts'
import { Chip, Empty, Frame } from './frame.tsx'

export interface CodesView {
  readonly codes: Awaited<ReturnType<typeof codesOf>>
  readonly state: CodeState | null
  readonly typed: string
  /** Typed something that cannot be one of our codes. */
  readonly notACode: boolean
  readonly next: string | null
}

const soonMs = 14 * 24 * 3_600_000

export const CodesPageView: FC<{ desk: Desk; view: CodesView }> = ({
  desk,
  view: { codes, state, typed, notACode, next },
}) => {
  const say = desk.say
  return (
    <Frame desk={desk} room="codes" title={say('staff.nav.codes')}>
      <h1>{say('staff.nav.codes')}</h1>
      <form class="lookup" method="get" action="/admin/codes">
        {desk.shops.length > 1 && <input type="hidden" name="shop" value={desk.shop.shop} />}
        <label class="field">
          <span>{say('staff.codes.lookup')}</span>
          <input
            type="text"
            name="code"
            value={typed}
            maxlength={64}
            autocomplete="off"
            spellcheck={false}
            placeholder="7K2M-9PQR-…"
          />
        </label>
        <label class="field">
          <span>{say('staff.codes.state')}</span>
          <select name="state">
            <option value="">{say('staff.filter.all')}</option>
            {codeStates.map((one) => (
              <option key={one} value={one} selected={one === state}>
                {say(`words.code-state.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <button class="quiet" type="submit">
          {say('staff.show')}
        </button>
      </form>
      {codes.length === 0 ? (
        typed !== '' ? (
          <Empty
            title={say('staff.codes.not-found')}
            text={say(notACode ? 'staff.codes.not-a-code' : 'staff.codes.not-found-text')}
          />
        ) : (
          <Empty title={say('staff.codes.none')} text={say('staff.codes.none-text')} />
        )
      ) : (
        <table class="codes">
          <thead>
            <tr>
              <th scope="col">{say('staff.codes.code')}</th>
              <th scope="col" class="sum">
                {say('staff.codes.value')}
              </th>
              <th scope="col">{say('staff.codes.holder')}</th>
              <th scope="col">{say('staff.codes.expires')}</th>
              <th scope="col">{say('staff.codes.complaint')}</th>
            </tr>
          </thead>
          <tbody>
            {codes.map((row) => {
              const live = row.state === 'issued' || row.state === 'reserved'
              return (
                <tr key={row.code}>
                  <td>
                    <code>{shownCode(row.code)}</code>{' '}
                    <Chip tone={row.state === 'redeemed' ? 'kept' : ''}>{say(`words.code-state.${row.state}`)}</Chip>
                    {row.copies.map((copy) => (
                      <small key={copy.source} class={copy.state === 'refused' ? 'soon' : ''}>
                        {say(`staff.codes.copy.${copy.state}`, { source: sourceName(copy.source) })}
                        {copy.error !== null && ` (${plain(copy.error, 200)})`}
                      </small>
                    ))}
                  </td>
                  <td class="sum figure">{desk.sum(money(row.minor, row.currency))}</td>
                  <td>{row.holder ? plain(row.holder, 80) : <span class="soft">–</span>}</td>
                  <td class="figure">
                    {desk.short(row.expiresAt)}
                    {live && (
                      <small class={row.expiresAt - desk.now < soonMs ? 'soon' : ''}>
                        {row.expiresAt < desk.now
                          ? say('words.code-state.expired')
                          : desk.left(row.expiresAt - desk.now)}
                      </small>
                    )}
                  </td>
                  <td>
                    <a href={`/admin/complaints/${row.complaint}`}>{say('staff.open-complaint')}</a>
                    <small class="figure">{say('staff.codes.issued', { when: desk.short(row.issuedAt) })}</small>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {next && (
        <nav class="pages" aria-label={say('staff.pages')}>
          <a class="button quiet" href={desk.href('/admin/codes', { state, after: next })}>
            {say('staff.more')}
          </a>
        </nav>
      )}
    </Frame>
  )
}
