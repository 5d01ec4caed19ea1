import type { sayingNo as english } from '../en/saying-no.ts'

export const sayingNo = {
  'mail.offer.counter-subject': 'ответ на ваше предложение',
  'mail.offer.counter':
    'Наше предложение, {sum}, стоит первым в списке ниже. Его можно принять одним нажатием или выбрать другой вариант.',
  'mail.decline.subject': '{to, select, proposal {ответ на ваше предложение} other {наш ответ и его причины}}',
  'mail.decline.lead':
    '{to, select, proposal {Спасибо, что сказали, как было бы правильно. Именно так сделать не получится, и вот почему.} other {Мы внимательно посмотрели всё, что у нас есть. Сделать то, о чём вы просите, не получится, и вот почему.}}',
  'mail.decline.why.more-than-failed': 'Это больше, чем стоит то, что пошло не так с заказом.',
  'mail.decline.why.cannot-be-done': 'Такой возможности у нас нет.',
  'mail.decline.why.not-our-order':
    'Мы искали этот заказ по имени, почте, номеру и оплате. Среди наших его нет: похоже, его оформили у другого продавца.',
  'mail.decline.why.out-of-term': 'Срок возврата и бесплатного ремонта по этому заказу уже закончился.',
  'mail.decline.why.wear': 'Мы осмотрели вещь. То, что мы увидели, появляется со временем, когда вещью пользуются.',
  'mail.decline.why.fault-not-found': 'Мы осмотрели и проверили вещь: всё работало.',
  'mail.decline.why.already-refunded': 'Деньги за это мы уже вернули тем же способом, каким была оплата.',
  'mail.decline.why.no-proof': 'По тому, что у нас есть, пока не видно, что произошло.',
  'mail.decline.else.not-our-order':
    'Продавец указан в чеке или в выписке по карте: помочь сможет он. Если заказ всё-таки наш, но на другие данные, пришлите его номер или фото чека, и мы поищем ещё раз.',
  'mail.decline.else.out-of-term':
    'Если поможет ремонт, ответьте на это письмо: мы посмотрим, что можно сделать, и заранее назовём цену.',
  'mail.decline.else.wear':
    'Если поможет ремонт, ответьте на это письмо: мы посмотрим, что можно сделать, и заранее назовём цену.',
  'mail.decline.else.fault-not-found':
    'Если это повторится, достаточно фото или короткого видео: пришлите в ответ, и мы проверим ещё раз.',
  'mail.decline.else.already-refunded':
    'Если деньги не дошли, ответьте на это письмо: мы пришлём номер платежа, по которому его найдёт ваш банк.',
  'mail.decline.else.no-proof':
    'Достаточно одного фото, короткого видео или документа: пришлите в ответ, и мы посмотрим заново.',
  'mail.decline.else.own-words': 'Если есть что-то, чего мы ещё не видели, пришлите в ответ, и мы посмотрим заново.',
  'mail.decline.ways': 'По-прежнему можно выбрать любой из этих вариантов. Как только выберете, начнём:',
  'mail.decline.ways-button': 'Выбрать',
  'mail.decline.gesture-code':
    'Чтобы вы не остались ни с чем: {value} на следующий заказ на любую сумму. Код действует {until}.',
  'mail.decline.gesture-extra': 'И небольшой знак внимания от нас: {extra}.',
  'mail.decline.review':
    '{reviewer, select, yes {Если вы видите это иначе, ответьте на это письмо: на всё ещё раз посмотрит {name}, ответ будет {within}.} other {Если вы видите это иначе, ответьте на это письмо: мы посмотрим на всё ещё раз, ответ будет {within}.}}',
  'mail.farewell.subject': 'несколько слов от нас',
  'mail.farewell.lead':
    'Похоже, у нас не получается заботиться о вас так, как вы вправе ожидать. Думаем, здесь лучше попрощаться.',
  'mail.farewell.holds': 'Всё, что мы вам обещали, остаётся в силе. До конца за это отвечает {name}.',
  'mail.farewell.quiet':
    'Предложений и новостей от нас не будет. Если по вашим заказам понадобится ответ, ответьте на это письмо: его прочтёт {name}.',
  'mail.farewell.wish': 'Спасибо за время, что вы были с нами. Всего вам доброго.',
  'mail.staff.request-refused': 'На ваш запрос коллега ответил отказом. Причина на странице жалобы.',
  'mail.staff.request-refused.subject': 'отказ на ваш запрос',

  'words.gesture.free-delivery': 'бесплатная доставка следующего заказа',
  'words.gesture.small-gift': 'небольшой подарок к следующему заказу',
  'words.gesture.priority': 'следующий заказ соберём вне очереди',
  'words.gesture.return-on-us': 'возврат товара за наш счёт',
  'words.gesture.card-by-hand': 'открытка, написанная от руки',
  'words.decline.more-than-failed': 'больше, чем стоит то, что случилось',
  'words.decline.cannot-be-done': 'такой возможности нет',
  'words.decline.not-our-order': 'не наш заказ',
  'words.decline.out-of-term': 'срок закончился',
  'words.decline.wear': 'износ, подтверждён осмотром',
  'words.decline.fault-not-found': 'осмотрели, всё работает',
  'words.decline.already-refunded': 'деньги уже возвращены',
  'words.decline.no-proof': 'пока не видно, что произошло',
  'words.decline.own-words': 'другая причина, своими словами',
  'words.asked.offer': 'вариант исправить',
  'words.asked.answer-proposal': 'ответ на предложение',
  'words.asked.extend-code': 'продление кода',
  'words.asked.close': 'закрытие жалобы',
  'words.asked.end-relation': 'прощание с клиентом',
  'words.request-state.open': 'ждёт решения',
  'words.request-state.approved': 'одобрено',
  'words.request-state.refused': 'отказано',

  'page.proposal.usual-history':
    '{same, select, yes {В {count, plural, one {# последнем таком случае} other {# последних таких случаях}}, когда возвращали часть денег, это было {middle} суммы заказа: для вашего {sum}.} other {В {count, plural, one {# последнем таком случае} other {# последних таких случаях}}, когда возвращали часть денег, это было от {low} до {high} суммы заказа. Посередине {middle}: для вашего {sum}.}}',
  'page.proposal.usual-range':
    'Когда в таких случаях мы возвращаем часть денег, обычно это от {low} до {high} суммы заказа: от {least} до {most}.',
  'page.declined.review':
    '{reviewer, select, yes {Если вы видите это иначе, напишите нам на этой странице или по почте: на всё ещё раз посмотрит {name}, ответ будет {within}.} other {Если вы видите это иначе, напишите нам на этой странице или по почте: мы посмотрим на всё ещё раз, ответ будет {within}.}}',
  'page.counter': 'Этот вариант стоит первым в списке ниже: можно принять его или выбрать другой.',
  'page.closed.why': 'Наша причина: {why}',

  'staff.usual.history':
    'В {count, plural, one {# последнем таком случае} other {# последних таких случаях}} с возвратом части денег: от {low} до {high} суммы заказа, посередине {middle} (здесь {sum}).',
  'staff.usual.policy':
    '{same, select, yes {По правилам: {low} суммы заказа (здесь {least}).} other {По правилам: от {low} до {high} суммы заказа (здесь от {least} до {most}).}}',
  'staff.proposal.why': 'Причина, если откажете',
  'staff.proposal.why-hint':
    'При отказе письмо назовёт причину, варианты, которые остаются, знак внимания и того, кто посмотрит ещё раз.',
  'staff.decline.act': 'Отказать по жалобе',
  'staff.decline.hint':
    'Уйдёт письмо: причина, что можно сделать вместо этого, знак внимания и кто посмотрит ещё раз. После этого жалоба закроется.',
  'staff.decline.why': 'Причина',
  'staff.decline.text': 'Ваши слова клиенту ({language})',
  'staff.decline.text-hint': 'Что именно увидели. Обязательно при износе, осмотре и своей причине.',
  'staff.decline.note': 'Для коллег: на чём основано решение',
  'staff.decline.send': 'Отправить письмо и закрыть',
  'staff.relation.act': 'Попрощаться с клиентом',
  'staff.relation.hint':
    'Уйдёт вежливое письмо. Всё обещанное остаётся в силе. После этого мы сами не пишем: ни напоминаний, ни поздравлений, ни приглашений вернуться.',
  'staff.relation.reason': 'Почему, для истории',
  'staff.relation.send': 'Отправить письмо и попрощаться',
  'staff.relation.ended': 'Мы попрощались с этим клиентом: без напоминаний, новостей и приглашений вернуться.',
  'staff.requests': 'Ждёт решения',
  'staff.request.asks': '{name} просит одобрить: {what}',
  'staff.request.sum': 'сумма {sum}',
  'staff.request.words': 'С такими словами клиенту',
  'staff.request.waits': 'Решает тот, у кого больше прав.',
  'staff.request.own': 'Это ваш запрос: решает кто-то другой.',
  'staff.request.ask': 'Спросить того, кто может решить',
  'staff.act.approve': 'Одобрить и сделать',
  'staff.act.refuse': 'Отказать',
  'staff.act.end-relation': 'Попрощаться с клиентом',
  'staff.request.refuse-reason': 'Причина, для коллеги',
  'staff.task.approve-request': 'Посмотреть запрос',
  'staff.done.asked': 'Запрос передан тому, кто может решить. До решения он стоит на этой странице.',
  'staff.done.approve': 'Одобрено и сделано.',
  'staff.done.refuse': 'Отказано. Коллега об этом узнает.',
  'staff.done.end-relation': 'Письмо отправляется. Дальше мы сами этому клиенту не пишем.',
  'staff.refused.own_request': 'Свой запрос одобряет кто-то другой.',
  'staff.refused.unknown_request': 'Такого запроса у этой жалобы нет.',
  'staff.refused.decided_already': 'По этому запросу уже решили.',
  'staff.refused.asked_already': 'Такой запрос уже есть, он ждёт ответа.',
  'staff.refused.request_stale': 'Запрос больше не читается: попросите ещё раз.',
  'staff.refused.agreed_already': 'С клиентом уже о чём-то договорились: обещание письмом не отменяют.',
  'staff.refused.other_reason': 'Эта причина сюда не подходит: выберите другую.',
} as const satisfies Record<keyof typeof english, string>
