/** Подарки: что видит и читает клиент, и список, который ведёт магазин. */
import type { gifts as english } from '../en/gifts.ts'

export const gifts = {
  'page.extra.gift-named': 'Подарок сейчас: {gift}',
  'page.extra.both-named': 'Подарок ({gift}) и {value} на следующий заказ',
  'page.extra.only-bonus': 'И ещё {value} на следующий заказ',
  'page.extra.bonus-button': 'Пришлите код',
  'page.extra.gift-named-text': 'От нас для вас, доставим {when}.',
  'page.extra.ran-out': 'Подарок, который вы выбрали, закончился, поэтому вместо него вы получаете бонус.',
  'page.extra.other-gift': 'Подарок, который вы выбрали, закончился, поэтому вместо него к вам едет этот.',
  'page.extra.with-person': 'Этим лично занимается {name}. Мы напишем вам на почту.',
  'page.error.gift-gone':
    'Этот подарок только что закончился. Всё остальное на месте; выберите, пожалуйста, из того, что есть сейчас.',

  'mail.choice.on-top-named':
    '{bonus, select, yes {А ещё, на выбор: подарок сейчас ({gift}) или бонус {value} на следующий заказ. Выбрать можно на вашей странице.} other {А ещё вас ждёт подарок: {gift}. Он на вашей странице.}}',
  'mail.choice.on-top-bonus': 'А ещё вас ждёт бонус {value} на следующий заказ, он на вашей странице.',
  'mail.choice.on-top-bonus-button': 'Посмотреть бонус',
  'mail.gift.lead-named': '{gift}: подарок будет у вас {when}. За это отвечает {name}, от вас ничего не нужно.',
  'mail.gift.instead': 'Подарок, который вы выбрали, закончился, поэтому вместо него отправляем другой.',
  'mail.bonus-code.instead': 'Подарок, который вы выбрали, закончился. Вместо него вы получаете бонус: он ценнее.',
  'letter.terms-only-bonus':
    'На каких условиях продолжаем: всё исправим за наш счёт. Сверх этого у вас {bonus} на следующий заказ на любую сумму. На связи с вами {name}.',

  'words.asked.grant-compensation': 'подарок или бонус сверх исправления',
  'staff.request.playbook': '{what}: выходит дороже, чем можно потратить на одну жалобу без решения человека',
  'timeline.cost-high': 'Компенсация велика для этого заказа',
  'timeline.why.cost-high': 'Выше этой доли заказа новые выплаты уже не возвращают доверие, а отнимают его.',
  'timeline.move.ask-about-cost': 'Спросим о расходах того, кто может решить',
  'staff.money.incident':
    'Одна беда у многих: {count, plural, one {# жалоба} few {# жалобы} many {# жалоб} other {# жалобы}} за сутки. Все получают одну и ту же скромную сумму.',
  'staff.figures.too-much': 'Расходы выше порога для своего заказа',

  'staff.nav.gifts': 'Подарки',
  'staff.gifts.lead':
    'Что клиент может получить сверх исправления. Ему показываем лучший подарок из тех, что есть в наличии и дешевле его бонуса: бонус — это деньги, и он ценнее.',
  'staff.gifts.none': 'Подарков пока нет',
  'staff.gifts.none-text': 'Пока список пуст, клиенту предлагаем «подарок сейчас», а выбирает его коллега.',
  'staff.gifts.admins': 'Список ведут администраторы.',
  'staff.gifts.name': 'Название {language}',
  'staff.gifts.name-hint': 'Если оставить пустым, на этом языке будет «подарок сейчас».',
  'staff.gifts.cost': 'Себестоимость, {currency}',
  'staff.gifts.value': 'Ценность, {currency}',
  'staff.gifts.stock': 'В наличии',
  'staff.gifts.stock-hint': 'Если оставить пустым, подарок не заканчивается.',
  'staff.gifts.id': 'Короткое имя',
  'staff.gifts.id-hint': 'Строчные латинские буквы, цифры и дефис; потом изменить нельзя.',
  'staff.gifts.left':
    '{count, plural, =0 {закончился} one {осталась # штука} few {осталось # штуки} many {осталось # штук} other {осталось # штуки}}',
  'staff.gifts.endless': 'не заканчивается',
  'staff.gifts.off': 'больше не дарим',
  'staff.gifts.on': 'Дарить этот подарок',
  'staff.gifts.add': 'Добавить подарок',
  'staff.gifts.change': 'Изменить',
  'staff.gifts.save': 'Сохранить',
  'staff.gifts.to-send': 'Подарок: {gift}',
  'staff.done.gift-added': 'Подарок в списке.',
  'staff.done.gift-saved': 'Сохранено.',
  'staff.refused.gift_name': 'Назовите подарок хотя бы на одном языке.',
  'staff.refused.gift_sum': 'Себестоимость и ценность — суммы вида 120.00.',
  'staff.refused.gift_stock': 'Наличие — целое число или пусто.',
  'staff.refused.gift_id': 'Короткое имя: строчные латинские буквы, цифры и дефис, до 40 знаков.',
  'staff.refused.gift_above_bonus':
    'Это не меньше самого большого бонуса по вашим правилам: такой подарок никому не достанется.',
  'staff.refused.gift_taken': 'Подарок с таким коротким именем уже есть.',
  'staff.refused.gift_stale':
    'За это время подарок кому-то достался или его изменил коллега. Показано, как сейчас; сохраните ещё раз.',
} as const satisfies Record<keyof typeof english, string>
