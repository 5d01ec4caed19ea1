import type { director as english } from '../en/director.ts'

export const director = {
  'tier.why': '{tier, select, vip {VIP} other {Обычный порядок}}: {known}. {rule}',
  'tier.unknown': 'Обычный порядок: пока неизвестно, кто этот клиент.',
  'tier.known':
    '{orders, plural, =0 {{sum, select, none {оплаченных заказов не знаем} other {покупки на {sum}}}} one {# оплаченный заказ{sum, select, none {} other { на {sum}}}} few {# оплаченных заказа{sum, select, none {} other { на {sum}}}} many {# оплаченных заказов{sum, select, none {} other { на {sum}}}} other {# оплаченного заказа{sum, select, none {} other { на {sum}}}}}',
  'tier.rule.tag': 'Правило: магазин отметил клиента как «{tag}».',
  'tier.rule.orders':
    'Правило: не меньше {from, plural, one {# оплаченного заказа} few {# оплаченных заказов} many {# оплаченных заказов} other {# оплаченного заказа}}.',
  'tier.rule.spent': 'Правило: покупки на {from} или больше.',
  'tier.rule.top':
    'Правило: входит в {share} клиентов с самыми большими покупками, от {from} (всего клиентов с оплаченными заказами: {among, number}).',
  'tier.rule.none': 'Ни одно правило VIP не подходит.',

  'escalation.why.vip': 'VIP-клиенту отвечает директор, поэтому обращение сразу берёт человек.',
  'escalation.why.threat':
    'Клиент пишет: «{words}». Если названы суд, ведомство, пресса или аудитория, сразу отвечает человек.',
  'escalation.why.public-reach':
    'Аудитория клиента: {audience, number}; начиная с {from, number} сразу отвечает человек.',
  'escalation.why.second-failure':
    'За год до этого {earlier, plural, one {закрыта # жалоба} few {закрыты # жалобы} many {закрыто # жалоб} other {закрыто # жалобы}} этого клиента: второго автоматического извинения не будет, отвечает человек.',
  'escalation.why.low-rating': 'Оценка {score} из 5: при оценке 1 или 2 за дело берётся человек.',
  'escalation.why.wrote-again': 'Клиент написал снова, когда всё уже было у него: письмо читает человек.',
  'escalation.why.promise-at-risk': 'Срок обещания подходит, а оно ещё не выполнено: за дело берётся человек.',
  'escalation.why.mail-unreachable': 'Письма до клиента не доходят: человек ищет другой способ связи.',
  'escalation.known': 'Другую открытую жалобу этого клиента уже ведут; эту берёт тот же человек.',

  'mail.staff.known': 'Другая открытая жалоба этого клиента уже у вас.',
  'mail.digest.subject':
    '{count, plural, one {# жалоба ждёт вас} few {# жалобы ждут вас} many {# жалоб ждут вас} other {# жалобы ждут вас}}',
  'mail.digest.lead':
    'С прошлого письма для вас {count, plural, one {появилась # жалоба} few {появились # жалобы} many {появилось # жалоб} other {появилось # жалобы}}. Вот они по порядку.',
  'mail.digest.more': 'В очереди ещё {count}.',
  'mail.digest.button': 'Открыть очередь',

  'letter.next-remedy': 'Что дальше: {title}.',
  'letter.next-proposal': 'Что дальше: ответим на ваше предложение.',
  'letter.next-callback': 'Что дальше: вам позвонит {name}.',
  'letter.next-correction': 'Что дальше: {name} решает вместе с вами, что ещё не так.',

  'staff.letter.step': 'Что дальше',
  'staff.letter.spare': 'Ещё один шаг, если он есть',
  'staff.letter.from': 'От кого',
  'staff.letter.to': 'Кому',
  'staff.letter.replies': 'Ответы придут',
  'staff.letter.replies-to': 'на {address} и в эту жалобу',
  'staff.letter.nobody': 'адрес пока неизвестен',
  'staff.letter.other-domain':
    'Адрес директора {address} в другом домене, чем почта магазина, поэтому письмо уйдёт с адреса магазина от имени директора.',
  'staff.tone.places':
    '{count, plural, one {# место можно прочесть} few {# места можно прочесть} many {# мест можно прочесть} other {# места можно прочесть}} не так, как задумано; они отмечены под своими полями, рядом формулировка лучше.',
  'words.mail-state.gathered': 'в одном письме с другими',
} as const satisfies Record<keyof typeof english, string>
