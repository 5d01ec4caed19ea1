/** Why a fixed bonus: the worked examples, with figures the program reckons. */
import type { FC } from 'hono/jsx'
import type { WorkedExamples } from '../../domain/policy/worked-examples.ts'
import { choiceWord, sayShare } from '../../emails/policy-words.ts'
import type { Desk } from './desk.ts'
import { Frame } from './frame.tsx'

export const WhyPageView: FC<{ desk: Desk; examples: WorkedExamples }> = ({ desk, examples }) => {
  const { e1, e2, e3, e4, e5 } = examples
  const { say, sum } = desk
  const [bonus, margin, discount] = [examples.bonusShare, examples.marginShare, examples.discountShare].map((one) =>
    sayShare(desk.locale, one),
  )
  const percent = bonus ?? ''
  const bags = { ordered: e3.ordered, ready: e3.ready, missing: e3.missing }
  const rows = [
    [say('staff.policy.why.cost'), sum(e5.bonus), sum(e5.lost)],
    [say('staff.policy.why.monthly'), sum(e5.before), sum(e5.after)],
    [say('staff.policy.why.all-months', { months: e5.months }), sum(e5.allBefore), sum(e5.allAfter)],
  ] as const
  return (
    <Frame desk={desk} room="policy" title={say('staff.policy.why.title')}>
      <p class="crumb">
        <a href={desk.href('/admin/policy')}>{say('staff.nav.policy')}</a>
      </p>
      <h1>{say('staff.policy.why.title')}</h1>
      <p class="soft lead">{say('staff.policy.why.lead', { percent })}</p>
      <div class="worked">
        <section>
          <h2>{say('staff.policy.why.e1')}</h2>
          <p>
            {say('staff.policy.why.e1-text', {
              ...{ order: sum(e1.order), fix: sum(e1.fix), gift: sum(e1.gift), bonus: sum(e1.bonus) },
              ...{ next: sum(e1.next), pays: sum(e1.pays) },
            })}
          </p>
          <p>
            {say('staff.policy.why.e1-gain', {
              ...{ margin: margin ?? '', profit: sum(e1.profit), spent: sum(e1.spent), gain: sum(e1.gain) },
            })}
          </p>
        </section>
        <section>
          <h2>{say('staff.policy.why.e2')}</h2>
          <p>
            {say('staff.policy.why.e2-text', {
              ...{ next: sum(e2.next), bonus: sum(e2.bonus), percent, discount: sum(e2.discount) },
            })}
          </p>
        </section>
        <section>
          <h2>{say('staff.policy.why.e5')}</h2>
          <p>
            {say('staff.policy.why.e5-text', {
              ...{ sales: sum(e5.sales), margin: margin ?? '', discount: discount ?? '', months: e5.months, percent },
              ...{ before: sum(e5.before), after: sum(e5.after), lost: sum(e5.lost), bonus: sum(e5.bonus) },
            })}
          </p>
          <div class="scroll">
            <table class="numbers figure">
              <thead>
                <tr>
                  <th scope="col">
                    <span class="unseen">{say('staff.policy.why.row')}</span>
                  </th>
                  <th scope="col" class="sum">
                    {say('staff.policy.why.with-bonus')}
                  </th>
                  <th scope="col" class="sum">
                    {say('staff.policy.why.with-discount')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(([label, fixed, reduced]) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td class="sum">{fixed}</td>
                    <td class="sum">{reduced}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
        <section>
          <h2>{say('staff.policy.why.e3')}</h2>
          <p>{say('staff.policy.why.e3-text', bags)}</p>
          <ul>
            <li>{say('staff.policy.why.e3-missing', bags)}</li>
            <li>{say('staff.policy.why.e3-refund', { ...bags, refund: sum(e3.refund) })}</li>
            <li>{say('staff.policy.why.e3-unprinted', bags)}</li>
          </ul>
          <p>
            {say('staff.policy.why.e3-offered', {
              ways: e3.ways.map((way) => choiceWord(desk.locale, way)).join(', '),
            })}
          </p>
        </section>
        <section>
          <h2>{say('staff.policy.why.e4')}</h2>
          <p>
            {say('staff.policy.why.e4-text', {
              ...{ count: e4.count, price: sum(e4.price), total: sum(e4.total), percent: discount ?? '' },
              ...{ left: sum(e4.left), way: choiceWord(desk.locale, e4.way) },
            })}
          </p>
        </section>
      </div>
    </Frame>
  )
}
