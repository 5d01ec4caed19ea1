/** Cadouri: ce vede și citește clientul, și lista pe care o ține magazinul. */
import type { gifts as english } from '../en/gifts.ts'

export const gifts = {
  'page.extra.gift-named': 'Un cadou acum: {gift}',
  'page.extra.both-named': 'Un cadou ({gift}) și {value} la următoarea comandă',
  'page.extra.only-bonus': 'Iar pe deasupra, {value} la următoarea comandă',
  'page.extra.bonus-button': 'Trimiteți-mi codul',
  'page.extra.gift-named-text': 'Din partea noastră; ajunge la dumneavoastră {when}.',
  'page.extra.ran-out': 'Cadoul ales s-a epuizat, așa că în locul lui bonusul este al dumneavoastră.',
  'page.extra.other-gift': 'Cadoul ales s-a epuizat, așa că în locul lui primiți acesta.',
  'page.extra.with-person': 'De asta se ocupă personal {name}. Vă scriem prin e-mail.',
  'page.error.gift-gone':
    'Acest cadou tocmai s-a epuizat. Tot restul a rămas cum ați lăsat; vă rugăm să alegeți din ce avem acum.',

  'mail.choice.on-top-named':
    '{bonus, select, yes {Și încă ceva, la alegere: un cadou acum ({gift}) sau un bonus de {value} la următoarea comandă. Alegeți pe pagina dumneavoastră.} other {Și încă ceva: aveți un cadou, {gift}. Îl găsiți pe pagina dumneavoastră.}}',
  'mail.choice.on-top-bonus':
    'Și încă ceva: aveți un bonus de {value} la următoarea comandă, îl găsiți pe pagina dumneavoastră.',
  'mail.choice.on-top-bonus-button': 'Vedeți bonusul',
  'mail.gift.lead-named':
    '{gift}: cadoul ajunge la dumneavoastră {when}. De asta se ocupă {name}; nu trebuie să faceți nimic.',
  'mail.gift.instead': 'Cadoul ales s-a epuizat, așa că vă trimitem altul în locul lui.',
  'mail.bonus-code.instead': 'Cadoul ales s-a epuizat. În locul lui primiți bonusul, care valorează mai mult.',
  'letter.terms-only-bonus':
    'În ce condiții continuăm: remedierea este pe cheltuiala noastră. Pe deasupra aveți {bonus} la următoarea comandă, de orice valoare. {name} este persoana dumneavoastră de contact.',

  'words.asked.grant-compensation': 'cadoul sau bonusul de pe deasupra',
  'staff.request.playbook': '{what}: costă mai mult decât se poate da la o reclamație fără decizia cuiva',
  'timeline.cost-high': 'Compensația este mare pentru această comandă',
  'timeline.why.cost-high':
    'Peste această parte din comandă, mai multă compensație costă încredere în loc să o câștige.',
  'timeline.move.ask-about-cost': 'Se cere decizia cuiva despre cost',
  'staff.money.incident':
    'Aceeași problemă la mulți: {count, plural, one {o reclamație} few {# reclamații} other {# de reclamații}} într-o zi. Toți primesc aceeași sumă modestă.',
  'staff.figures.too-much': 'Costuri peste pragul stabilit pentru comandă',

  'staff.nav.gifts': 'Cadouri',
  'staff.gifts.lead':
    'Ce poate primi clientul pe deasupra. I se arată cel mai frumos cadou din stoc care valorează mai puțin decât bonusul lui: bonusul înseamnă bani și valorează mai mult.',
  'staff.gifts.none': 'Încă nu sunt cadouri',
  'staff.gifts.none-text': 'Până atunci, clienților li se propune „un cadou acum”, iar un coleg îl alege.',
  'staff.gifts.admins': 'Lista este ținută de administratori.',
  'staff.gifts.name': 'Denumirea {language}',
  'staff.gifts.name-hint': 'Dacă rămâne gol, în această limbă se numește „un cadou acum”.',
  'staff.gifts.cost': 'Cost, {currency}',
  'staff.gifts.value': 'Valoare, {currency}',
  'staff.gifts.stock': 'În stoc',
  'staff.gifts.stock-hint': 'Dacă rămâne gol, nu se epuizează niciodată.',
  'staff.gifts.id': 'Nume scurt',
  'staff.gifts.id-hint': 'Litere mici fără diacritice, cifre și cratime; nu se mai poate schimba.',
  'staff.gifts.left':
    '{count, plural, =0 {s-a epuizat} one {a rămas o bucată} few {au rămas # bucăți} other {au rămas # de bucăți}}',
  'staff.gifts.endless': 'nu se epuizează',
  'staff.gifts.off': 'nu se mai oferă',
  'staff.gifts.on': 'Oferiți acest cadou',
  'staff.gifts.add': 'Adăugați un cadou',
  'staff.gifts.change': 'Modificați',
  'staff.gifts.save': 'Salvați',
  'staff.gifts.to-send': 'Cadou: {gift}',
  'staff.done.gift-added': 'Cadoul este în listă.',
  'staff.done.gift-saved': 'Salvat.',
  'staff.refused.gift_name': 'Dați-i o denumire în cel puțin o limbă.',
  'staff.refused.gift_sum': 'Costul și valoarea sunt sume de forma 120.00.',
  'staff.refused.gift_stock': 'Stocul este un număr întreg sau rămâne gol.',
  'staff.refused.gift_id': 'Numele scurt: litere mici fără diacritice, cifre și cratime, cel mult 40.',
  'staff.refused.gift_above_bonus':
    'Nu este sub cel mai mare bonus din regulile dumneavoastră, deci nu ar putea fi oferit niciodată.',
  'staff.refused.gift_taken': 'Există deja un cadou cu acest nume scurt.',
  'staff.refused.gift_stale':
    'Între timp un cadou a fost dat cuiva sau un coleg l-a modificat. Se vede starea de acum; salvați din nou.',
} as const satisfies Record<keyof typeof english, string>
