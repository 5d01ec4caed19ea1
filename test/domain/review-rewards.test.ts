import { expect, test } from 'vitest'
import { causeWith, newCause } from '../../domain/cause-form.ts'
import { newsFrom } from '../../domain/news-form.ts'
import { defaultPolicy } from '../../domain/policy/default-policy.ts'
import { recallSchema, recallWith } from '../../domain/recall-form.ts'
import { tiesRewardToReview } from '../../domain/review-rewards.ts'
import { catalog } from '../../emails/locales/catalog.ts'
import { previews } from '../../emails/previews.ts'
import { renderMail } from '../../emails/render.ts'

const ties = [
  'We offer you a 200 lei bonus for your review.',
  'Change your review to five stars and we will send you a gift.',
  'If you delete the review, you get your money back.',
  'Please remove the review. In return we give you a 20 % discount.',
  'As soon as you have updated your rating, the refund is on its way.',
  'For a good review you receive a voucher.',
  'Дарим бонус за отзыв!',
  'Если вы удалите отзыв, мы вернём деньги.',
  'Измените, пожалуйста, оценку, и мы пришлём вам подарок.',
  'Как только вы исправите отзыв, купон на 500 лей будет у вас.',
  'Уберите отзыв. Взамен сделаем скидку 20 %.',
  'За положительный отзыв начислим баллы.',
  'Vă oferim un bonus pentru recenzie.',
  'Dacă ștergeți recenzia, vă restituim banii.',
  'Modificați recenzia și vă trimitem un cadou.',
  'Imediat ce actualizați nota, primiți codul de reducere.',
  'Vă rugăm să retrageți recenzia. În schimb vă dăm un voucher.',
  'Daca schimbati recenzia la 5 stele, va trimitem un cupon.',
]

const free = [
  'Thank you for your review. Your new bag leaves tomorrow.',
  'We have seen your review and are sending you a refund of 200 lei.',
  'Your refund does not depend on your review in any way.',
  'There is no gift for a review, and there never will be.',
  'The money is back on your card. If anything is missing, write to me.',
  'If the new bag is torn too, you get a refund.',
  'Спасибо за отзыв. Деньги вернутся на карту до пятницы.',
  'Мы увидели ваш отзыв и возвращаем 500 лей.',
  'Возврат не зависит от вашего отзыва.',
  'За отзывы мы ничего не дарим.',
  'Если новая сумка тоже порвана, вернём деньги.',
  'Vă mulțumim pentru recenzie. Banii ajung până vineri.',
  'Am văzut recenzia și vă restituim 500 de lei.',
  'Restituirea nu depinde de recenzie.',
  'Pentru recenzii nu oferim cadouri.',
  'Dacă și noua geantă este ruptă, vă restituim banii.',
]

test.each(ties)('what is given for a review is found: %s', (text) => {
  expect(tiesRewardToReview(text)).toBe(true)
})

test.each(free)('a review and a remedy that have nothing to do with each other are let be: %s', (text) => {
  expect(tiesRewardToReview(text)).toBe(false)
})

test('no sentence of ours, in any language, gives anything for a review', () => {
  for (const messages of Object.values(catalog))
    for (const [name, sentence] of Object.entries(messages))
      expect(tiesRewardToReview(sentence), `${name}: ${sentence}`).toBe(false)
})

test('no mail of ours does, as it is really sent; and the one about a review names nothing of worth', async () => {
  for (const { mail, facts, links, now } of previews) {
    const { subject, text } = await renderMail(mail, facts, links, now)
    expect(tiesRewardToReview(`${subject}\n\n${text}`), `${mail.kind}: ${text}`).toBe(false)
    if (mail.kind === 'review-ask') {
      expect(text).not.toMatch(
        /bonus|gift|code|discount|refund|бонус|подар|код|скидк|cadou|cod |reducere|\d ?(?:lei|MDL|₽)/i,
      )
    }
  }
}, 60_000)

test('what a shop tells many at once gives nothing for a review either: news, a cause that was fixed, a recall', () => {
  const bribe = 'Оставьте отзыв, и мы подарим купон на 500 лей.'
  const now = 1_800_000_000_000
  const news = (text: string) =>
    newsFrom({ texts: { ru: { title: 'Новый цвет', text } } }, { now, zone: 'Europe/Chisinau' })
  expect(news(bribe)).toBe('reward_for_review')
  expect(news('Сумки теперь есть и зелёные.')).toMatchObject({ url: null })
  const cause = (ru: string) =>
    causeWith({ name: 'Шов', changed: { ru } }, newCause(now), { staff: [], locale: 'ru', now })
  expect(cause(bribe)).toBe('reward_for_review')
  expect(cause('Мы поменяли нитки.')).toMatchObject({ state: 'open' })
  const recall = (ru: string) =>
    recallWith(
      recallSchema.parse({
        ...{ name: 'Лампы', category: 'faulty', texts: { ru }, orders: { sku: 'LAMP-3' } },
        remedies: ['replacement', 'full-refund', 'partial-refund'],
      }),
      { policy: defaultPolicy, timeZone: 'Europe/Chisinau' },
    )
  expect(recall(bribe)).toBe('reward_for_review')
  expect(recall('Пожалуйста, не включайте лампу.')).toMatchObject({ name: 'Лампы' })
})

test('a long text is read in time that grows with its length', () => {
  const text = 'if you change the review we give a bonus for '.repeat(4_000)
  const begun = performance.now()
  tiesRewardToReview(text)
  expect(performance.now() - begun).toBeLessThan(4_000)
})
