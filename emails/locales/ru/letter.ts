import type { letter as english } from '../en/letter.ts'

export const letter = {
  'letter.subject':
    '{order, select, none {Что случилось и что уже сделано} other {Заказ {order}: что случилось и что уже сделано}}',
  'letter.opening':
    '{order, select, none {Мне передали ваше обращение: {clause}. Мне очень жаль, и это наша ошибка.} other {Мне передали ваше обращение по заказу {order}: {clause}. Мне очень жаль, и это наша ошибка.}}',
  'letter.again': 'Вижу, что это не первый раз, поэтому пишу вам лично.',
  'letter.plan': 'Ниже: как обстоят дела сейчас, кто за что отвечает и на каких условиях мы продолжаем.',
  'letter.happened': 'Что случилось: {clause}.',
  'letter.happened-amount': 'Что случилось: {clause}. Сумма заказа: {total}.',
  'letter.since': 'занимается этим с {date}',
  'letter.done-chosen': 'Что сделано: вы выбрали «{title}», мы уже исполняем.',
  'letter.done-settled': 'Что сделано: «{title}», мы уже исполняем.',
  'letter.done-finished': 'Что сделано: «{title}». Всё готово.',
  'letter.done-code': 'Что сделано: у вас есть код на {value}, действует {until}.',
  'letter.done-offered':
    'Что сделано: на вашей странице {count, plural, one {# вариант} few {# варианта} many {# вариантов} other {# варианта}} исправления. Выбираете вы, начинаем сразу.',
  'letter.done-looking': 'Что сделано: вашим обращением занимается {name}, готовим несколько вариантов исправления.',
  'letter.on': '{date}',
  'letter.terms': 'На каких условиях продолжаем: всё исправим за наш счёт, на связи с вами {name}.',
  'letter.terms-bonus':
    'На каких условиях продолжаем: всё исправим за наш счёт. Сверх этого вы выбираете: подарок сейчас или {bonus} на следующий заказ на любую сумму. На связи с вами {name}.',
  'letter.from-today': 'с сегодняшнего дня',
} as const satisfies Record<keyof typeof english, string>
