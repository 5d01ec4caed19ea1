import type { measured as english } from '../en/measured.ts'

export const measured = {
  'staff.nav.measured': 'Эффект',
  'staff.nav.customers': 'Клиенты',
  'staff.measured.title': 'Помогают ли наши письма?',
  'staff.measured.lead':
    'После жалобы мы время от времени пишем клиентам, которые на это согласны, а {share} всех клиентов, по жребию, не тревожим. Разница между теми и другими показывает, что дают наши письма.',
  'staff.measured.nobody-alone':
    'По нынешним правилам мы пишем всем, кто согласен. Тех, кого не тревожили раньше, мы по-прежнему сравниваем с остальными, но ничего нового измерить не получится.',
  'staff.measured.in-care': 'Пишем: {touched}; не тревожим: {heldOut}.',
  'staff.measured.verdict-few': 'Судить рано',
  'staff.measured.verdict-unclear': 'Судить рано',
  'staff.measured.verdict-more': 'Да: снова заказывают чаще',
  'staff.measured.verdict-less': 'Нет: снова заказывают реже',
  'staff.measured.few':
    'Срок в {days, plural, one {# день} few {# дня} many {# дней} other {# дня}} пока прошёл у {touched} из тех, кому пишем, и у {heldOut} из тех, кого не тревожим. Нужно хотя бы по {least}.',
  'staff.measured.found':
    'За {days, plural, one {# день} few {# дня} many {# дней} other {# дня}} снова заказали {one} из тех, кому пишем, и {two} из тех, кого не тревожим. Разница: от {low} до {high} п. п.',
  'staff.measured.unclear': 'Возможно, её нет вовсе.',
  'staff.measured.visible':
    'При таком числе людей разница в {points} п. п. проявилась бы в четырёх случаях из пяти; меньшая может остаться незаметной.',
  'staff.measured.category': 'Что случилось',
  'staff.measured.remedy': 'Как исправили',
  'staff.measured.cause': 'Причина',
  'staff.measured.any': 'все',
  'staff.measured.returned': 'Кто заказал снова',
  'staff.measured.returned-about':
    'На каждый срок две полосы: кому пишем и кого не тревожим. Отрезок на конце полосы — интервал в 95 %. Числа есть в таблице ниже.',
  'staff.measured.margin': 'Маржа с каждого клиента за вычетом кодов',
  'staff.measured.waited': 'Сколько дней до следующего заказа',
  'staff.measured.waited-how': 'Кто не заказал, считается со всеми днями срока. Меньше значит раньше.',
  'staff.measured.stretch': 'Срок',
  'staff.measured.touched': 'Пишем',
  'staff.measured.held-out': 'Не тревожим',
  'staff.measured.difference': 'Разница',
  'staff.measured.points': 'Разница, п. п.',
  'staff.measured.says': 'Что это значит',
  'staff.measured.says-few': 'рано: мало людей',
  'staff.measured.says-few-ordered': 'рано: мало заказавших',
  'staff.measured.says-unclear': 'рано: разницы может не быть',
  'staff.measured.says-more': 'больше',
  'staff.measured.says-less': 'меньше',
  'staff.measured.says-sooner': 'раньше',
  'staff.measured.says-later': 'позже',
  'staff.measured.of': '{count} из {of}',
  'staff.measured.to': 'от {low} до {high}',
  'staff.measured.how': 'Как это считается',
  'staff.measured.how-drawn':
    'Каждый остаётся в той группе, куда попал по жребию, со дня, когда закончилась жалоба, дошло до него письмо или нет. Те, кто не соглашался на письма, есть в обеих группах, поэтому среди читающих разница больше. В счёт идут только те, у кого весь срок уже прошёл.',
  'staff.measured.how-rule':
    'О разнице мы говорим, когда её интервал в 95 % не включает ноль и в каждой группе не меньше {least} человек. Для маржи нужно ещё, чтобы в каждой группе заказали не меньше {buyers}.',
  'staff.measured.how-one':
    'Решает фраза наверху: самый долгий срок, для которого хватает людей. Из каждых двадцати прочих сравнений примерно одно покажет разницу случайно, поэтому это лишь подсказки, и не стоит заглядывать сюда каждый день, пока разница не появится.',
  'staff.measured.how-methods':
    'Доли: интервал Уилсона и разность по Ньюкомбу. Дни: по Уэлчу. Маржа: по Уэлчу с поправкой Холла на редкие крупные заказы; считаем, что люди решают независимо друг от друга.',
  'staff.measured.how-margin':
    'Маржа: {share} от суммы заказа, валюта {currency}. Заказы в других валютах считаются только как заказы.',
  'staff.customers.title': 'Клиенты после жалобы',
  'staff.customers.lead':
    'Каждый, чья жалоба закончилась, находится в одном из четырёх состояний, и у каждого есть своя причина.',
  'staff.customers.rhythm':
    'Ритм магазина: если заказа нет {days, plural, one {# день} few {# дня} many {# дней} other {# дня}}, клиент молчит. Измерено по {sample, plural, one {# промежутку} few {# промежуткам} many {# промежуткам} other {# промежутка}} между заказами.',
  'staff.customers.rhythm-unknown':
    'Ритм магазина пока неизвестен: слишком мало людей заказали дважды. До тех пор действует срок из правил.',
  'staff.customers.states': 'Состояния',
  'staff.customers.who': 'Клиент',
  'staff.customers.why': 'Почему',
  'staff.customers.since': 'С какого времени',
  'staff.customers.letters': 'Письма',
  'staff.customers.count':
    '{count, plural, =0 {писем не было} one {# письмо} few {# письма} many {# писем} other {# письма}}',
  'staff.customers.last': 'последнее: {when}',
  'staff.customers.alone': 'не тревожим, для сравнения',
  'staff.customers.unnamed': 'без имени',
  'staff.customers.none': 'Здесь никого нет',
  'staff.customers.none-text':
    'Когда жалоба закончится, её клиент появится в одном из этих состояний, с указанием причины.',
} as const satisfies Record<keyof typeof english, string>
