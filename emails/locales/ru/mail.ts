import type { mail as english } from '../en/mail.ts'

export const mail = {
  'mail.hello': '{named, select, yes {Здравствуйте, {name}!} other {Здравствуйте!}}',
  'mail.order': 'Заказ {order}',
  'mail.subject': 'Заказ {order}: {rest}',
  'mail.from': '{name}, «{shop}»',
  'mail.signature': '{name}, служба заботы «{shop}»',
  'mail.director': '{title}, «{shop}»',
  'mail.reply-works': 'На это письмо можно просто ответить.',
  'mail.see-page': 'Посмотреть, как идут дела',
  'mail.stop-reminders': 'Больше не присылать таких напоминаний',
  'mail.about':
    '{channel, select, phone {Вы рассказали, что {clause}.} refund {Мы увидели, что {clause}.} return {Мы увидели, что {clause}.} cancellation {Мы увидели, что {clause}.} alert {Мы увидели, что {clause}.} tracking {Мы увидели, что {clause}.} recall {Мы обнаружили, что {clause}.} dispute {Мы увидели, что {clause}.} other {Вы написали, что {clause}.}}',
  'mail.acknowledgement.subject': 'ответим {brief}',
  'mail.acknowledgement.sorry':
    '{times, select, again {Мы знаем, что это не первый раз. Нам очень жаль, и это наша ошибка.} other {Нам очень жаль, и это наша ошибка.}}',
  'mail.acknowledgement.director-sorry': 'Мне сразу об этом сообщили. Мне очень жаль, и это наша ошибка.',
  'mail.acknowledgement.now':
    '{order, select, yes {Прямо сейчас {name} смотрит ваш заказ.} other {Прямо сейчас {name} разбирается, что произошло.}}',
  'mail.acknowledgement.when-open':
    '{order, select, yes {{name} займётся вашим заказом, как только мы откроемся: {day}, в {time}.} other {{name} займётся этим, как только мы откроемся: {day}, в {time}.}}',
  'mail.acknowledgement.next': 'Полный ответ будет {when}: {name} предложит на выбор, как всё исправить.',
  'mail.acknowledgement.choose-now':
    'Ждать необязательно: варианты уже на вашей странице. Можно выбрать сейчас или сказать, что было бы правильно.',
  'mail.acknowledgement.tell-now': 'Хотите сами сказать, что было бы правильно? Это можно сделать на вашей странице.',
  'mail.acknowledgement.choose-button': 'Посмотреть варианты и выбрать',
  'mail.acknowledgement.tell-button': 'Сказать, что было бы правильно',
  'mail.offer.subject': '{round, plural, =1 {выберите, как всё исправить} other {новые варианты, как всё исправить}}',
  'mail.offer.lead': 'Вот как мы можем всё исправить. Выберите, что вам удобнее, и мы сразу начнём.',
  'mail.offer.other': 'Было бы правильнее по-другому? Скажите на той же странице: ответит человек.',
  'mail.offer.default': 'Можно оставить выбор и за нами: {day}, мы начнём с первого варианта.',
  'mail.offer.button': 'Выбрать',
  'mail.choice-reminder.subject': 'выбор по-прежнему за вами',
  'mail.choice-reminder.lead': 'Торопиться некуда. Вот ещё раз варианты, как всё исправить, выбрать можно любой:',
  'mail.choice-reminder.last':
    'Больше напоминать не будем. Можно оставить выбор и за нами: {day}, мы начнём с первого варианта, вы ничего не потеряете.',
  'mail.choice.subject': '{how, select, code {отправляем код} other {исправим {brief}}}',
  'mail.choice.by-customer': 'Спасибо, ваш выбор записан:',
  'mail.choice.by-staff': 'Как договорились:',
  'mail.choice.by-default': 'Чтобы вам больше не ждать, начинаем с первого варианта:',
  'mail.choice.due':
    '{how, select, goods {Всё будет у вас {when}. За это отвечает {name}.} money {Деньги будут у вас {when}. За это отвечает {name}.} code {Код придёт отдельным письмом сразу после этого.} other {Всё сделаем {when}. За это отвечает {name}.}}',
  'mail.choice.wrong': 'Если что-то здесь не так, как вы хотели, ответьте на это письмо, и мы поменяем.',
  'mail.choice.on-top':
    '{bonus, select, yes {А ещё, на выбор: подарок сейчас или бонус {value} на следующий заказ. Выбрать можно на вашей странице.} other {А ещё вас ждёт подарок, он на вашей странице.}}',
  'mail.choice.on-top-button': '{bonus, select, yes {Выбрать подарок или бонус} other {Посмотреть подарок}}',
  'mail.bonus-code.subject': '{again, select, yes {ваш код ещё раз} other {{value} на следующий заказ}}',
  'mail.bonus-code.lead':
    '{again, select, yes {Вот ваш код ещё раз: {value} на следующий заказ.} other {Вот то, что мы обещали: {value} на следующий заказ.}}',
  'mail.bonus-code.valid': 'Код действует {until}.',
  'mail.bonus-code.use':
    'Введите его при оформлении, и цена станет меньше на {value}. Заказ может быть на любую сумму. Если сумма меньше, код покроет его целиком, а остаток сгорит.',
  'mail.bonus-code.personal':
    'Код личный и сработает один раз: при заказе укажите тот же адрес почты, на который пришло это письмо.',
  'mail.bonus-code.button': 'Открыть мою страницу',
  'mail.gift.subject': 'подарок будет {brief}',
  'mail.gift.lead': 'Подарок будет у вас {when}. За это отвечает {name}, от вас ничего не нужно.',
  'mail.gift.both': 'Бонус на следующий заказ тоже ваш: код придёт отдельным письмом.',
  'mail.gift.address': 'Изменился адрес доставки? Ответьте на это письмо.',
  'mail.check-in.subject': '{arrival, select, unknown {всё дошло?} other {теперь всё хорошо?}}',
  'mail.check-in.promised': 'Что мы обещали',
  'mail.check-in.lead':
    '{arrival, select, unknown {По нашим расчётам, это уже сделано. Всё дошло? Всё хорошо?} other {Это сделано. Удалось ли всё исправить?}}',
  'mail.check-in.scale':
    'Достаточно цифры от 1 до 5 на вашей странице: 1 — не помогло, 5 — всё хорошо. Если чего-то ещё не хватает, этим займётся {name}.',
  'mail.check-in.button': 'Сказать, как всё прошло',
  'mail.code-reminder.subject': 'ваш код на {value}',
  'mail.code-reminder.lead': 'У вас есть {value} на заказ на любую сумму. Код действует {until}.',
  'mail.code-reminder.use':
    'Введите его при оформлении. Если заказ меньше, чем на {value}, код покроет его целиком, а остаток сгорит.',
  'mail.code-reminder.no-need': 'Если он вам не нужен, делать ничего не надо.',
  'mail.letter.button': 'Открыть мою страницу',
  'mail.reply.subject': 'отвечает {name}',
  'mail.reply.lead':
    '{kind, select, accepted {Мы согласны с вашим предложением.} countered {Спасибо, что сказали, как было бы правильно. Вот что мы предлагаем.} other {Спасибо, что сказали, как было бы правильно.}}',
  'mail.reply.due': 'Сделаем это {when}.',
  'mail.reply.amount': 'Сумма',
  'mail.reply.answer-button': 'Ответить на моей странице',
  'mail.progress.subject':
    '{about, select, proposal {ответ на предложение {brief}} wrote {ответ на ваше письмо {brief}} callback {позвоним {brief}} other {вернёмся к вам {brief}}}',
  'mail.progress.lead':
    '{about, select, proposal {Спасибо, что сказали, как было бы правильно. Ответ будет {when}, его напишет {name}.} wrote {Спасибо, что написали. Ответ будет {when}, его напишет {name}.} callback {Позвоним вам {when}, по номеру, который вы оставили.} other {Спасибо, что прямо сказали: ещё не всё хорошо. {name} позвонит или напишет вам {when}.}}',
  'mail.progress.after':
    '{about, select, proposal {До тех пор на вашей странице всё остаётся как есть.} wrote {До тех пор на вашей странице всё остаётся как есть.} callback {Удобнее другое время? Ответьте на это письмо.} other {До тех пор от вас ничего не нужно.}}',
  'mail.thanks.subject': '{why, select, goodbye {спасибо и всего доброго} other {спасибо}}',
  'mail.thanks.lead':
    '{why, select, goodbye {Вы решили попрощаться, и мы уважаем это решение. Спасибо, что были с нами.} other {Спасибо, что сказали, как всё прошло.}}',
  'mail.thanks.after':
    '{why, select, goodbye {Всё, что мы обещали, остаётся в силе. Писем с предложениями от нас не будет.} other {Если позже что-то понадобится, ответьте на это письмо: его прочтёт {name}.}}',
  'mail.thanks.wish': 'Всего вам доброго.',
  'mail.staff.subject':
    '{about, select, escalation {нужен человек {brief}} letter {одобрить письмо {brief}} other {сделать {brief}}}',
  'mail.staff.subject-alone': '{category}: {rest}',
  'mail.staff.escalation': 'Нужен человек: {reason}.',
  'mail.staff.task': '{task}.',
  'mail.staff.letter':
    '{share, select, half {Прошла половина времени} other {Прошли четыре пятых времени}}, отведённого на письмо директора, а оно ещё не одобрено.',
  'mail.staff.until': 'Срок',
  'mail.staff.customer': 'Клиент',
  'mail.staff.failure': 'Что случилось',
  'mail.staff.button': 'Открыть жалобу',
  'mail.staff.sender': 'Amends, «{shop}»',
} as const satisfies Record<keyof typeof english, string>
