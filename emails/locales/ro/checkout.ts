import type { checkout as english } from '../en/checkout.ts'

export const checkout = {
  'checkout.unknown': 'Acest cod nu există. Verificați-l, vă rugăm, literă cu literă sau întrebați la magazin.',
  'checkout.other-holder':
    'Acest cod a fost dat altui client {day}. Poate fi folosit cu adresa de e-mail la care a fost trimis.',
  'checkout.already-redeemed': 'Acest cod a fost deja folosit {day}.',
  'checkout.reserved':
    'Acest cod este reținut pentru altă comandă până la ora {time}, {day}. Dacă acea comandă nu este plătită, codul poate fi folosit din nou.',
  'checkout.void': 'Acest cod a fost retras {day}.',
  'checkout.void-undated': 'Acest cod a fost retras.',
  'checkout.expired': 'Acest cod a expirat {day}, la sfârșitul zilei.',
  'checkout.other-currency':
    'Acest cod are valoarea de {sum} și poate fi folosit numai pentru o comandă în {currency}.',
  'checkout.other-request':
    'Acest Idempotency-Key sau această rezervare a fost deja folosită pentru altă comandă sau sumă.',
  'checkout.released': 'Rezervarea acestui cod a fost anulată {day}. Rezervați-l din nou.',
  'checkout.captured': 'Comanda cu acest cod a fost plătită {day}. Pentru a reda codul, ștergeți utilizarea lui.',
  'checkout.busy': 'Nu s-a schimbat nimic. Încercați din nou peste un minut.',
} as const satisfies Record<keyof typeof english, string>
