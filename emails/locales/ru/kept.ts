import type { kept as english } from '../en/kept.ts'

export const kept = {
  'mail.slip.subject': 'новый срок, {brief}',
  'mail.slip.lead':
    '{what, select, answer {Мы обещали полный ответ {old}.} remedy {Мы обещали всё исправить {old}.} proposal {Мы обещали ответить на ваше предложение {old}.} callback {Мы обещали позвонить вам {old}.} letter {Мы обещали вам письмо директора {old}.} other {Мы обещали вернуться к вам {old}.}} Понадобится больше времени. Нам очень жаль, и это наша ошибка.',
  'mail.slip.now': 'Прямо сейчас этим занимается {name}.',
  'mail.slip.next':
    '{what, select, answer {Полный ответ будет {when}.} remedy {Всё исправим {when}.} proposal {Ответ на предложение будет {when}.} callback {Позвоним вам {when}, по номеру, который вы оставили.} letter {Письмо будет у вас {when}.} other {{name} позвонит или напишет вам {when}.}}',
  'mail.slip.extra.free-delivery': 'Вам приходится ждать, поэтому доставка следующего заказа за наш счёт.',
  'mail.slip.extra.small-gift': 'Вам приходится ждать, поэтому от нас будет небольшой подарок.',
  'mail.slip.extra.priority': 'Вам приходится ждать, поэтому следующий ваш заказ пойдёт вне очереди.',
  'mail.slip.extra.return-on-us': 'Вам приходится ждать, поэтому возврат товара за наш счёт.',
  'mail.slip.extra.card-by-hand': 'Вам приходится ждать, поэтому мы пришлём вам открытку, написанную от руки.',
  'mail.slip.callback': 'Удобнее другое время? Ответьте на это письмо.',
  'mail.waiting.subject':
    '{what, select, answer {ответим {brief}} proposal {ответ на предложение {brief}} other {вернёмся к вам {brief}}}',
  'mail.waiting.lead':
    '{what, select, answer {Мы ещё готовим ответ вам.} proposal {Мы ещё готовим ответ на ваше предложение.} other {Мы ещё разбираемся с тем, о чём вы написали.}} Этим занимается {name}.',
  'mail.waiting.next':
    '{what, select, answer {Полный ответ будет {when}: предложим на выбор, как всё исправить.} proposal {Ответ будет {when}: согласие, встречное предложение или отказ с объяснением причины.} other {{name} позвонит или напишет вам {when}.}}',
  'mail.waiting.after': 'До тех пор от вас ничего не нужно.',
  'mail.staff.waiting':
    '{step, select, half {Прошла половина рабочего времени, а это ещё не сделано: {what}.} most {Прошло четыре пятых рабочего времени, а это ещё не сделано: {what}.} other {И в этот раз к сроку не будет сделано: {what}.}}',
  'mail.staff.waiting.again':
    'Новый срок клиенту уже сообщали; само больше ничего не уйдёт. Пожалуйста, поговорите с клиентом лично.',
  'mail.staff.waiting.subject': '{what}, {brief}',
  'page.moved':
    '{what, select, answer {Полный ответ займёт больше времени, чем мы обещали ({old}).} remedy {На это уйдёт больше времени, чем мы обещали ({old}).} proposal {Ответ на ваше предложение займёт больше времени, чем мы обещали ({old}).} callback {Позвоним позже, чем обещали ({old}).} letter {Письмо придёт позже, чем мы обещали ({old}).} other {На это уйдёт больше времени, чем мы обещали ({old}).}} {next}',
  'page.late-until':
    '{what, select, answer {Мы обещали полный ответ {old} и не успели.} proposal {Мы обещали ответить на ваше предложение {old} и не успели.} callback {Мы обещали позвонить вам {old} и не успели.} letter {Мы обещали вам письмо {old} и не успели.} other {Мы обещали это {old} и не успели.}} {next}',
  'page.late-sent':
    'Посылка отправлена и должна была быть у вас {when}. Если её ещё нет, ответьте на наше последнее письмо: его прочтёт {name}.',
  'page.next.call-until': 'Позвоним вам {when}.',
  'page.story.promise-moved': 'Мы сообщили, что понадобится больше времени, и назвали новый срок.',
  'staff.extra.free-delivery': 'бесплатная доставка следующего заказа',
  'staff.extra.small-gift': 'небольшой подарок',
  'staff.extra.priority': 'следующий заказ вне очереди',
  'staff.extra.return-on-us': 'возврат товара за наш счёт',
  'staff.extra.card-by-hand': 'открытка, написанная от руки',
  'staff.promise.moved': 'первый срок: {first}; клиенту сообщили {at}',
  'staff.promise.moved-late': 'первый срок: {first}; клиенту вовремя не сообщили',
  'staff.promise.usual':
    'обычно здесь: {length} (по {sample, plural, one {# жалобе} few {# жалобам} many {# жалобам} other {# жалобы}}); по правилам: {policy}',
  'staff.queue.moved': 'новый срок; первый был {first}',
  'staff.alarm.promise-at-risk': 'Обещание не выполнить в срок: с клиентом должен поговорить человек',
  'staff.figures.told': 'Выполнено позже, клиент знал заранее: {count}',
  'staff.figures.rates': 'Сроки',
  'staff.figures.rate-kept': 'В срок',
  'staff.figures.rate-early': 'Раньше',
  'staff.figures.settled': 'Завершено',
  'staff.figures.by-kind': 'По обещаниям',
  'staff.figures.by-owner': 'По сотрудникам',
  'staff.figures.by-category': 'По причинам жалоб',
  'staff.figures.nobody': 'без ответственного',
  'staff.figures.clocks': 'Два отсчёта времени',
  'staff.figures.clock-acknowledged': 'До первого ответа',
  'staff.figures.clock-answered': 'До полного ответа',
  'staff.figures.clock-calendar': 'По календарю',
  'staff.figures.clock-working': 'Рабочее время',
  'staff.figures.clock-count': 'Жалоб',
  'staff.figures.clocks-how':
    'Показана середина: в половине случаев было быстрее. Предложение, которое уходит само, считается полным ответом; выбор, сделанный клиентом на странице раньше, не считается.',
} as const satisfies Record<keyof typeof english, string>
