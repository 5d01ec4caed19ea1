import type { tell as english } from '../en/tell.ts'

export const tell = {
  'page.tell.title': 'Расскажите, что случилось',
  'page.tell.lead': 'Если что-то пошло не так, мы хотим это исправить.',
  'page.tell.promise':
    'Первый ответ придёт в течение часа в любое время суток, а полный ответ будет у вас самое позднее {when}.',
  'page.tell.look-again':
    '{count, plural, one {Одно место нужно поправить.} few {Кое-что нужно поправить.} many {Кое-что нужно поправить.} other {Кое-что нужно поправить.}} Всё, что вы ввели, на месте.',
  'page.tell.about': 'О чём вы пишете?',
  'page.tell.category.late': 'Заказ не пришёл вовремя',
  'page.tell.category.damaged': 'Пришло повреждённым',
  'page.tell.category.faulty': 'Пришло с браком',
  'page.tell.category.wrong-item': 'Пришло не то',
  'page.tell.category.missing-item': 'Чего-то не хватает',
  'page.tell.category.not-as-described': 'Не такое, как в описании',
  'page.tell.category.service': 'Меня плохо обслужили',
  'page.tell.category.billing': 'Что-то не так с оплатой',
  'page.tell.category.other': 'Другое',
  'page.tell.exactly': 'Что именно?',
  'page.tell.exactly-none': 'Ничего из этого',
  'page.tell.text': 'Что случилось?',
  'page.tell.wish': 'Что было бы правильно?',
  'page.tell.order': 'Номер заказа',
  'page.tell.order-hint': 'Он есть в письме о вашем заказе.',
  'page.tell.name': 'Как вас зовут',
  'page.tell.email': 'Ваша почта, чтобы мы могли ответить',
  'page.tell.phone': 'Телефон',
  'page.tell.photo': 'Фотографии',
  'page.tell.photo-hint':
    'До {most, plural, one {# фотографии} few {# фотографий} many {# фотографий} other {# фотографии}}, каждая не больше {size} МБ: JPEG, PNG или WebP. Их увидят только сотрудники «{shop}». Место съёмки мы из фотографий удаляем.',
  'page.tell.photo-kept': 'Уже здесь и уйдёт вместе с сообщением:',
  'page.tell.trap': 'Оставьте это поле пустым',
  'page.tell.optional': 'необязательно',
  'page.tell.button': 'Отправить в «{shop}»',

  'page.tell.missing.category': 'Выберите, пожалуйста, о чём вы пишете.',
  'page.tell.missing.text': 'Расскажите, пожалуйста, одной фразой, что случилось.',
  'page.tell.missing.good': 'Расскажите, пожалуйста, одной фразой, что было хорошо.',
  'page.tell.missing.name': 'Напишите, пожалуйста, как вас зовут, чтобы мы знали, кому ответить.',
  'page.tell.missing.email': 'Не получилось прочитать адрес почты. Проверьте его, пожалуйста: туда придёт наш ответ.',
  'page.tell.too-long':
    'Здесь больше {most, plural, one {# знака} few {# знаков} many {# знаков} other {# знака}}. Сократите, пожалуйста, немного.',
  'page.tell.wrong.photo.too-many':
    'В одном сообщении может быть не больше {most, plural, one {# фотографии} few {# фотографий} many {# фотографий} other {# фотографии}}, а было {sent}. Выберите, пожалуйста, те, на которых всё видно лучше.',
  'page.tell.wrong.photo.too-large':
    'Файл «{name}» больше {size} МБ. Выберите, пожалуйста, другую фотографию или уменьшенную копию.',
  'page.tell.wrong.photo.all-too-large':
    'Все вместе фотографии слишком велики, и мы не смогли их принять. Выберите их, пожалуйста, ещё раз: каждая до {size} МБ.',
  'page.tell.wrong.photo.heic':
    'Файл «{name}» снят на iPhone в формате HEIC, его показывает не каждый экран. Выберите его, пожалуйста, из медиатеки телефона: там он сам станет JPEG.',
  'page.tell.wrong.photo.other-type':
    'Файл «{name}» не похож на фотографию, которую мы можем показать. Подойдут JPEG, PNG и WebP.',
  'page.tell.wrong.photo.unreadable': 'Файл «{name}» дошёл не целиком. Выберите его, пожалуйста, ещё раз.',
  'page.tell.wrong.photo.unavailable':
    'Сейчас не получилось сохранить фотографии. Можно отправить сообщение без них или попробовать ещё раз через минуту.',
  'page.tell.slow-down':
    'Только что с вашего подключения пришло очень много сообщений. Всё, что вы ввели, на месте: отправьте, пожалуйста, ещё раз через {minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}.',

  'page.tell.good': 'Всё было хорошо? Расскажите и об этом',
  'page.tell.good-text': 'Что было хорошо?',
  'page.tell.good-button': 'Отправить добрые слова',

  'page.tell.thanks': 'Спасибо, мы всё получили',
  'page.tell.thanks-text':
    'Первое письмо придёт в течение часа: в нём будет имя того, кто этим занимается, и время полного ответа. Если письма не видно, загляните в папку «Спам».',
  'page.tell.thanks-answer': 'Полный ответ будет у вас самое позднее {when}.',
  'page.tell.praise': 'Спасибо за добрые слова',
  'page.tell.praise-text': 'Их прочтут те, о ком вы написали.',
  'page.tell.languages': 'Язык',

  'words.reason.not-sent': 'ещё не отправили',
  'words.reason.stuck-on-the-way': 'застряло в пути',
  'words.reason.day-missed': 'не успело к нужному дню',
  'words.reason.not-where-it-should-be': 'отмечено доставленным, но не пришло',
  'words.reason.torn': 'порвано',
  'words.reason.broken': 'разбито или сломано',
  'words.reason.crushed': 'помято',
  'words.reason.stained': 'испачкано или намокло',
  'words.reason.does-not-work': 'не работает',
  'words.reason.stopped-working': 'перестало работать',
  'words.reason.comes-apart': 'разваливается',
  'words.reason.badly-made': 'плохо сделано',
  'words.reason.wrong-colour': 'другой цвет',
  'words.reason.wrong-size': 'другой размер',
  'words.reason.another-thing': 'другой товар',
  'words.reason.another-order': 'чужой заказ',
  'words.reason.thing-missing': 'нет одного из товаров',
  'words.reason.part-missing': 'не хватает детали',
  'words.reason.too-few': 'меньше, чем заказано',
  'words.reason.empty-box': 'коробка пустая',
  'words.reason.looks-different': 'выглядит иначе',
  'words.reason.other-size': 'размеры не те',
  'words.reason.other-material': 'другой материал',
  'words.reason.does-less': 'умеет меньше, чем обещано',
  'words.reason.no-answer': 'никто не ответил',
  'words.reason.rude': 'неприветливое обращение',
  'words.reason.word-not-kept': 'не сделано обещанное',
  'words.reason.work-badly-done': 'работа выполнена плохо',
  'words.reason.charged-twice': 'списали дважды',
  'words.reason.wrong-sum': 'списали не ту сумму',
  'words.reason.money-not-back': 'деньги не вернулись',
  'words.reason.paid-without-order': 'оплата прошла, а заказа нет',
} as const satisfies Record<keyof typeof english, string>
