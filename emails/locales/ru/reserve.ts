import type { reserve as en } from '../en/reserve.ts'

/** Резерв на месяц, коды сверх лимита и история обращений клиента. */
export const reserve = {
  'mail.reserve.subject': '{step, select, low {Резерв на месяц: занято {share} %} other {Резерв на месяц исчерпан}}',
  'mail.reserve.lead':
    '{step, select, low {Из того, что отложено в этом месяце на исправление ошибок, занято {share} %.} other {Всё, что отложено в этом месяце на исправление ошибок, уже занято: {share} %.}}',
  'mail.reserve.button': 'Открыть резерв',
  'mail.staff.task.release-code': 'посмотрите код {brief}',
  'words.task.release-code': 'Посмотреть код сверх лимита',
  'staff.task.release-code': 'Разрешить',
  'staff.release.cap':
    '{cap, select, person-year {Это больше, чем один человек получает за год без решения старшего смены.} other {Это больше, чем магазин отдаёт за сутки без решения старшего смены.}} Клиенту показали {value}, и это остаётся за ним.',
  'timeline.move.release-code': 'Старший смены разрешит код',
  'timeline.why.task-opened-release-code': 'Достигнут лимит, поэтому сначала код смотрит старший смены.',
  'page.next.code': 'Код придёт {when}.',
  'staff.nav.reserve': 'Резерв',
  'staff.reserve.title': 'Резерв: {month}',
  'staff.reserve.by-sum': 'Магазин откладывает каждый месяц одну и ту же сумму.',
  'staff.reserve.by-share': 'Доля от оплаченных заказов прошлого месяца.',
  'staff.reserve.used': 'Занято {share} резерва',
  'staff.reserve.monthly': 'Отложено',
  'staff.reserve.spent': 'Потрачено',
  'staff.reserve.expected': 'Ещё ожидается',
  'staff.reserve.free': 'Свободно',
  'staff.reserve.face': 'Действующие коды по номиналу',
  'staff.reserve.chance': 'Вероятность, что код используют',
  'staff.reserve.mark': 'Оповещения на 80 % и 100 %',
  'staff.reserve.step.ample': 'Место есть: в новых предложениях всё, что задано правилами.',
  'staff.reserve.step.low':
    'В новых предложениях варианты дешевле: вместо полного возврата часть денег или сумма на следующий заказ. Вариантов всегда три, а то, что клиент уже видел, остаётся.',
  'staff.reserve.step.empty':
    'В новых предложениях варианты, которые не берут денег из резерва. Их всегда три, то, что клиент уже видел, остаётся, а сотрудник может предложить что угодно.',
  'staff.reserve.how':
    'Потрачено: деньги, подарки и приятные мелочи этого месяца и его использованные коды. Ещё ожидается: коды этого месяца, которыми ещё можно воспользоваться, с поправкой на вероятность. Вероятность известна по кодам, чей срок прошёл.',
  'staff.reserve.none': 'Резерв не отложен',
  'staff.reserve.none-text':
    'Когда магазин назовёт сумму на месяц или долю от оплаченных заказов, здесь будет видно, сколько осталось, а оповещения придут раньше, чем резерв кончится.',
  'staff.reserve.caps': 'Лимиты',
  'staff.reserve.caps-how':
    'Код, который вышел бы за лимит, ждёт решения старшего смены. За клиентом остаётся то, что ему показали, и он знает, когда код придёт.',
  'staff.reserve.caps-none': 'Лимиты не заданы.',
  'staff.reserve.cap-what': 'Лимит',
  'staff.reserve.cap-most': 'Не больше',
  'staff.reserve.cap-given': 'Отдано',
  'staff.reserve.cap.complaint': 'Одна жалоба',
  'staff.reserve.cap.person-year': 'Один человек за 365 дней',
  'staff.reserve.cap.shop-day': 'Магазин за сутки',
  'staff.history': 'История жалоб',
  'staff.history.claims': 'Жалобы раньше',
  'staff.history.claims-count':
    '{count, plural, =0 {не было} other {#}}{year, plural, =0 {} other {, из них за последние двенадцать месяцев: #}}',
  'staff.history.given': 'Отдано клиенту',
  'staff.history.nothing': 'пока ничего',
  'staff.history.outcomes': 'Чем закончилось',
  'staff.history.outcome': '{outcome}: {count}',
  'staff.history.open': 'ещё открыты: {count}',
  'staff.history.per-order': 'Жалобы на оплаченные заказы',
  'staff.history.per-order-few': '{complaints} на {orders}',
  'staff.history.per-order-of': '{complaints} на {orders} ({share})',
  'staff.history.why.first': 'Это первая жалоба.',
  'staff.history.why.rare': 'Жалобы редки.',
  'staff.history.why.often':
    'Жалоба с каждым вторым заказом или чаще. Прежде чем решать, спросите, что раз за разом идёт не так.',
  'staff.history.why.same': 'Одно и то же случилось в {count}-й раз: возможно, причина у нас.',
  'staff.history.why.given': 'Всё, что клиент получил, составляет {share} от того, что он заплатил.',
  'staff.history.why.disputes':
    '{count, plural, one {# из этих жалоб пришла через банк.} few {# из этих жалоб пришли через банк.} many {# из этих жалоб пришли через банк.} other {# из этих жалоб пришли через банк.}}',
  'staff.history.decides': 'Само по себе это ни в чём не отказывает: решает человек.',
} as const satisfies Record<keyof typeof en, string>
