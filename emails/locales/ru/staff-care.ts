import type { staffCare as english } from '../en/staff-care.ts'

export const staffCare = {
  'staff.care': 'С тех пор',
  'staff.care.since': 'с {when}',
  'staff.care.held-out':
    'Не получает ни поздравлений, ни предложений: по жребию этого клиента мы не тревожим, чтобы видеть, что дают письма остальным.',
  'staff.care.none': 'С тех пор мы ничего не писали.',
  'staff.care.not-sent': 'не отправлено',
  'words.care-state.active': 'с нами',
  'words.care-state.at-risk': 'может не вернуться',
  'words.care-state.departed': 'ушёл',
  'words.care-state.returned': 'снова с нами',
  'words.care-reason.recovered': 'Жалоба улажена.',
  'words.care-reason.said-goodbye': 'Клиент попрощался.',
  'words.care-reason.gift-and-away': 'Клиент выбрал подарок и с тех пор ничего не заказывал.',
  'words.care-reason.silent': 'Заказов нет дольше, чем обычно бывает в этом магазине.',
  'words.care-reason.unhappy': 'Клиент остался недоволен тем, чем всё закончилось.',
  'words.care-reason.unanswered': 'На наши предложения клиент не ответил.',
  'words.care-reason.bought-again': 'После жалобы клиент снова сделал заказ.',
  'words.touch.greeting': 'поздравление',
  'words.touch.news': 'новость',
  'words.touch.look-back': 'вопрос спустя время',
  'words.touch.cause-fixed': 'рассказ о том, что изменилось',
  'words.touch.win-back': 'приглашение вернуться',
} as const satisfies Record<keyof typeof english, string>
