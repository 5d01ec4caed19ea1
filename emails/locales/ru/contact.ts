/** Звонки, часы и напоминания: как и когда мы связываемся с клиентом. */
import type { contact as english } from '../en/contact.ts'

export const contact = {
  'words.between': '{day}, с {from} до {to}',

  'page.letters.resume':
    'Передумали? Напоминания по заказу можно вернуть. Новостей и поздравлений не будет, пока вы сами о них не попросите.',
  'page.letters.resume-button': 'Присылайте напоминания снова',
  'page.done.resume': 'Готово. Напоминания снова будут приходить, новости нет.',
  'page.error.slot-taken': 'Этот час только что заняли. Выберите, пожалуйста, другой; ваш номер на месте.',

  'mail.staff.task.ship': 'отправьте товар {brief}',
  'mail.staff.task.refund': 'верните деньги {brief}',
  'mail.staff.task.do-remedy': 'сделайте обещанное {brief}',
  'mail.staff.task.send-gift': 'отправьте подарок {brief}',
  'mail.staff.task.reply-to-proposal': 'ответьте на предложение {brief}',
  'mail.staff.task.approve-letter': 'одобрите письмо {brief}',
  'mail.staff.task.call-back': 'позвоните клиенту {brief}',
  'mail.staff.task.call-unhappy': 'позвоните клиенту {brief}',
  'mail.staff.task.reply': 'ответьте клиенту {brief}',
  'mail.staff.task.check-delivery': 'узнайте, дошло ли, {brief}',
  'mail.staff.task.answer-dispute': 'ответьте банку {brief}',
  'mail.staff.task.find-contact': 'найдите связь с клиентом {brief}',
  'mail.staff.task.mail-did-not-arrive': 'свяжитесь иначе {brief}',
  'mail.staff.task.check-code': 'проверьте код {brief}',
  'mail.staff.task.give-extra': 'сделайте приятную мелочь {brief}',
  'mail.staff.task.approve-request': 'рассмотрите запрос {brief}',
  'mail.staff.task.decide': 'решите, как быть дальше, {brief}',
  'mail.staff.call.when': 'Позвонить',
  'mail.staff.call.theirs': 'Время у клиента',
  'mail.staff.call.offered': 'Предлагаем',
  'mail.staff.call.chosen': 'Клиент выбрал',

  'staff.call.when': 'Когда',
  'staff.call.theirs': 'Время у клиента',
  'staff.call.hours': '{from}–{to}',
  'staff.call.same': 'как у вас',
  'staff.call.happened': 'Что случилось',
  'staff.call.offered': 'Что предлагаем',
  'staff.call.chosen': 'Что выбрано',
  'staff.call.said': 'Что сказал клиент',
  'staff.call.unsaid': 'Чего лучше не говорить',
  'staff.call.unsaid-text':
    'Кто виноват, «больше никогда», «у нас такие правила». Не просите рассказать всё заново: всё уже здесь. Извинитесь один раз и скажите, что делается и к какому сроку.',
  'staff.contact.by-phone': 'Письма до клиента не доходят. Позвоните:',
  'staff.contact.by-nothing':
    'Письма до клиента не доходят, и номера у нас нет. Возможно, он указан в заказе в вашем магазине.',
  'staff.zone': 'Часы клиента',
  'staff.zone.customer': 'сообщил магазин',
  'staff.zone.phone': 'по стране номера',
  'staff.zone.shop': 'пояс клиента неизвестен, взят пояс магазина',
  'staff.waits': 'уйдёт {when}',

  'timeline.reminders-resumed': 'Клиент снова хочет получать напоминания',
} as const satisfies Record<keyof typeof english, string>
