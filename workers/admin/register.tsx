/** What is kept about people, why, and how long: written from the map of the database, so that it cannot be out of date. */
import type { FC } from 'hono/jsx'
import type { Desk } from './desk.ts'
import { Frame } from './frame.tsx'
import { howLong, type Lengths, register, whatIn } from './register-words.ts'

export const RegisterPageView: FC<{ desk: Desk; lengths: Lengths }> = ({ desk, lengths }) => (
  <Frame desk={desk} room="register" title={desk.say('staff.nav.register')}>
    <h1>{desk.say('staff.nav.register')}</h1>
    <p class="soft lead">{desk.say('staff.register.lead')}</p>
    {register.map(({ purpose, entries }) => (
      <section key={purpose} class="card register">
        <h2>{desk.say(`register.purpose.${purpose}`)}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">{desk.say('staff.register.where')}</th>
              <th scope="col">{desk.say('staff.register.what')}</th>
              <th scope="col">{desk.say('staff.register.how-long')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.table}>
                <th scope="row">
                  <code>{entry.table}</code>
                </th>
                <td>{whatIn(desk.locale, entry)}</td>
                <td>{howLong(desk.locale, entry.term, lengths)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    ))}
    <p class="soft lead">{desk.say('staff.register.outside')}</p>
  </Frame>
)
