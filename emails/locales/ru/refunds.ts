/** Деньги, которые возвращаются сами: что об этом читают сотрудники и что читает клиент. */
import type { refunds as english } from '../en/refunds.ts'

export const refunds = {
  'timeline.refund-planned': 'Деньги возвращаются автоматически',
  'timeline.refund-paid': 'Деньги отправлены обратно',
  'timeline.refund-refused': 'Вернуть деньги автоматически не получилось',
  'timeline.why.refund-planned': 'По правилам магазина такие суммы возвращаются автоматически, и спора по платежу нет.',
  'timeline.why.refund-paid': 'Платёжная система приняла возврат, платить больше никому не нужно.',
  'timeline.why.refund-refused': 'Вслепую повторять нельзя: дальше этим занимается человек.',
  'timeline.move.pay-back': 'Деньги вернутся автоматически',
  'timeline.move.settle-refund': 'Ответ платёжной системы о возврате будет записан',
  'page.story.refund-paid': 'Мы отправили деньги обратно. Банку может понадобиться несколько дней, чтобы их показать.',

  'words.refusal.disputed': 'По этому платежу открыт спор: клиент получил бы деньги дважды.',
  'words.refusal.too-much': 'От платежа осталось меньше этой суммы.',
  'words.refusal.changed': 'Там вернули не ту сумму, что известна нам. Проверьте, прежде чем платить.',
  'words.refusal.currency': 'Платёж был в другой валюте.',
  'words.refusal.unpaid': 'Нет одного платежа, с которого можно вернуть эту сумму.',
  'words.refusal.no-access': 'Наш доступ не позволяет возвращать деньги.',
  'words.refusal.stopped': 'Возврат остановлен, ничего не отправлено.',
  'words.refusal.declined': 'Платёжная система отказала.',
  'words.refusal.unknown': 'Выяснить, ушли ли деньги, не удалось. Проверьте, прежде чем платить.',

  'staff.refund.on-its-way': 'Деньги возвращаются автоматически. Через несколько минут станет ясно, получилось ли.',
  'staff.refused.refund_on_its_way':
    'Эта сумма прямо сейчас возвращается автоматически. Через несколько минут станет ясно, получилось ли.',
  'staff.refund.page': 'Открыть платёж: {source}',
  'staff.alarm.refund-refused': 'Вернуть деньги автоматически не получилось',
  'staff.alarm.refund-unexpected': 'Деньги ушли клиенту, хотя из-за спора возврат остановили',
} as const satisfies Record<keyof typeof english, string>
