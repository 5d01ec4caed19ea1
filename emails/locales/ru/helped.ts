import type { helped as english } from '../en/helped.ts'

export const helped = {
  'mail.check-in-reminder.subject': 'всё ли получилось?',
  'mail.check-in-reminder.lead': 'Несколько дней назад мы спросили, удалось ли всё исправить. Нам по-прежнему хотелось бы это знать.',
  'mail.check-in-reminder.last': 'Больше спрашивать не будем.',
  'mail.thanks.wish-question': 'Один вопрос, если есть минута: чего не хватило, чтобы всё было хорошо?',
  'mail.thanks.wish-button': 'Ответить одной строкой',
  'mail.acknowledgement.what-happened':
    'Что пошло не так? Хватит одной строки: на вашей странице или в ответ на это письмо.',
  'mail.choice-reminder.honest':
    'Честный вопрос: может быть, нужного варианта здесь нет? Напишите одной строкой, что было бы правильно: ответит человек.',
  'mail.review-ask.subject': 'о вашем отзыве',
  'mail.review-ask.lead': 'Вы написали в отзыве, что пошло не так, а потом рассказали нам, чем всё закончилось.',
  'mail.review-ask.own-words':
    'Если захотите, расскажите об этом и там: своими словами, как было, и хорошее, и плохое. Это поможет тем, кто читает отзывы перед покупкой.',
  'mail.review-ask.or-not':
    'Не захотите — оставьте отзыв как есть: между нами это ничего не меняет. Больше об этом не спросим.',

  'page.wish': 'Чего не хватило, чтобы всё было хорошо?',
  'page.wish.hint': 'Хватит одной строки. Её прочтёт {name}: если что-то ещё можно поправить, мы с вами свяжемся.',
  'page.wish.button': 'Отправить эту строку',
  'page.wish.yours': 'Чего не хватило, вашими словами',
  'page.done.wish': 'Спасибо. Ваши слова дошли до нас.',
  'page.error.wish-empty': 'Здесь пока нет ни слова. Хватит одной строки.',
  'page.call.unhappy': 'Выберите удобное время: тогда вам и позвонит {name}.',

  'words.mail.check-in-reminder': 'помогло ли? ещё раз',
  'words.mail.review-ask': 'письмо об отзыве',
  'timeline.wished': 'Клиент сказал, чего не хватило',
  'timeline.why.mail-check-in-reminder': 'На вопрос, помогло ли, ответа нет. Это единственное напоминание.',
  'timeline.why.mail-review-ask':
    'Обращение пришло отзывом и закончилось хорошо. За отзыв ничего не даём, и от всего, что клиент получил, это письмо отделяют дни.',
  'timeline.move.remind-of-check-in': 'Ещё раз спросим клиента, помогло ли',
  'timeline.move.take-up-wish': 'Сотрудник прочтёт, чего не хватило',
  'timeline.move.ask-review-update': 'Предложим автору отзыва рассказать там, чем всё закончилось',

  'staff.policy.cell.touches.checkInReminderDays': 'Если ответа нет, спросить ещё раз через',
  'staff.policy.cell.touches.reviewAsk.enabled': 'После оценки 4 или 5 предложить автору отзыва дописать, чем всё закончилось',
  'staff.policy.cell.touches.reviewAsk.afterDays': 'Через столько после оценки и всего, что клиент получил',

  'staff.refused.reward_for_review':
    'Эти слова связывают что-то ценное с отзывом. Это запрещают закон и правила всех площадок с отзывами: оставьте что-то одно.',

  'staff.review.title': 'Ответить публично',
  'staff.review.lead': 'Черновик по порядку: сожаление, интерес, решение. Ничего о заказе и ни одной суммы: это прочтут все.',
  'staff.review.text': 'Черновик, можно скопировать',
  'staff.review.tone-clean': 'Проверка тона ничего в нём не нашла.',
  'review.sorry': 'Спасибо, что сказали прямо. Нам очень жаль, что {clause}. Это наша ошибка.',
  'review.interest': 'Мы хотим понять, как это случилось. {name} уже разбирается.',
  'review.solution-open': 'Мы отправили вам письмо, и как всё исправить, выбираете вы. Если оно не дошло, напишите нам: {email}.',
  'review.solution-done': 'Мы всё исправили так, как вы выбрали. Если чего-то ещё не хватает, напишите нам: {email}.',
  'review.solution-unreached': 'Мы хотим всё исправить, и как именно, выберете вы. Напишите нам, пожалуйста: {email}.',

  'staff.quiet.title': 'Рекламные рассылки',
  'staff.quiet.lead':
    'Пока обращение клиента открыто, реклама ему не приходит. Эти системы узнают, когда такое время началось и когда закончилось.',
  'staff.quiet.none': 'Пока ни одна система об этом не узнаёт.',
  'staff.quiet.last': 'последнее сообщение {when}',
  'staff.quiet.never': 'сообщений ещё не было',
  'staff.quiet.failing': 'не отвечает',
  'staff.quiet.waiting':
    '{count, plural, one {ждёт # сообщение} few {ждут # сообщения} many {ждут # сообщений} other {ждут # сообщения}}',
  'staff.quiet.add': 'Добавить систему',
  'staff.quiet.id': 'Короткое имя',
  'staff.quiet.id-hint': 'Строчные латинские буквы, цифры и дефисы: mailchimp.',
  'staff.quiet.url': 'Адрес, по которому она слушает',
  'staff.quiet.url-hint': 'Начинается с https://. Сообщения подписаны (Standard Webhooks).',
  'staff.quiet.save': 'Добавить и показать секрет',
  'staff.quiet.renew': 'Новый секрет',
  'staff.quiet.remove': 'Больше не сообщать',
  'staff.quiet.secret': 'Секрет системы {id}. Мы показываем его один раз: введите его там сейчас.',
  'staff.quiet.admins': 'Добавляют и убирают их администраторы.',
  'staff.done.subscriber-removed': 'Больше мы ей ничего не сообщаем.',
  'staff.refused.subscriber_id': 'Короткое имя: строчные латинские буквы, цифры и дефисы, не больше 40.',
  'staff.refused.subscriber_url': 'Адрес начинается с https:// и доступен снаружи: не внутри сети, без имени и пароля.',
  'staff.refused.subscriber_many': 'Больше пяти систем нельзя. Сначала уберите одну.',
  'staff.refused.subscriber_unknown': 'Такой системы нет.',
  'staff.alarm.subscriber-silent': 'Рекламной системе несколько дней не удаётся ничего сообщить',
} as const satisfies Record<keyof typeof english, string>
