import type { checkout as english } from '../en/checkout.ts'

export const checkout = {
  'checkout.unknown': 'Такого кода нет. Проверьте, пожалуйста, каждую букву и цифру или спросите в магазине.',
  'checkout.other-holder':
    'Этот код получил другой покупатель {day}. Код действует с тем адресом почты, на который его отправили.',
  'checkout.already-redeemed': 'Этот код уже использован {day}.',
  'checkout.reserved':
    'Этот код отложен для другого заказа до {time}, {day}. Если тот заказ не оплатят, кодом снова можно будет воспользоваться.',
  'checkout.void': 'Этот код отозван {day}.',
  'checkout.void-undated': 'Этот код отозван.',
  'checkout.expired': 'Срок действия этого кода закончился {day}, в конце дня.',
  'checkout.other-currency': 'Этот код на сумму {sum} действует только для заказа в валюте {currency}.',
  'checkout.other-request': 'Этот Idempotency-Key или эта бронь кода уже использованы для другого заказа или суммы.',
  'checkout.released': 'Бронь этого кода снята {day}. Забронируйте его ещё раз.',
  'checkout.captured': 'Заказ с этим кодом оплачен {day}. Чтобы вернуть код, удалите его использование.',
  'checkout.busy': 'Ничего не изменилось. Попробуйте ещё раз через минуту.',
} as const satisfies Record<keyof typeof english, string>
