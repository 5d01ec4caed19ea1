import type { letter as english } from '../en/letter.ts'

export const letter = {
  'letter.subject':
    '{order, select, none {Ce s-a întâmplat și ce am făcut} other {Comanda {order}: ce s-a întâmplat și ce am făcut}}',
  'letter.opening':
    '{order, select, none {Am citit ce ne-ați scris: {clause}. Îmi pare rău; greșeala este a noastră.} other {Am citit ce ne-ați scris despre comanda {order}: {clause}. Îmi pare rău; greșeala este a noastră.}}',
  'letter.again': 'Văd că nu este prima dată, de aceea vă scriu personal.',
  'letter.plan': 'Iată cum stau lucrurile acum, cine de ce se ocupă și în ce condiții continuăm.',
  'letter.happened': 'Ce s-a întâmplat: {clause}.',
  'letter.happened-amount': 'Ce s-a întâmplat: {clause}. Valoarea comenzii: {total}.',
  'letter.since': 'se ocupă din {date}',
  'letter.done-chosen': 'Ce am făcut: ați ales „{title}”, iar acum punem în practică.',
  'letter.done-settled': 'Ce am făcut: „{title}”, iar acum punem în practică.',
  'letter.done-finished': 'Ce am făcut: „{title}”. Este gata.',
  'letter.done-code': 'Ce am făcut: aveți un cod de {value}, valabil {until}.',
  'letter.done-offered':
    'Ce am făcut: pe pagina dumneavoastră {count, plural, one {este o variantă} few {sunt # variante} other {sunt # de variante}} de remediere. Alegeți, iar noi începem imediat.',
  'letter.done-looking': 'Ce am făcut: {name} se ocupă de reclamație și pregătește mai multe variante de remediere.',
  'letter.on': '{date}',
  'letter.terms':
    'În ce condiții continuăm: remedierea este pe cheltuiala noastră, iar {name} este persoana dumneavoastră de contact.',
  'letter.terms-bonus':
    'În ce condiții continuăm: remedierea este pe cheltuiala noastră. Pe deasupra alegeți: un cadou acum sau {bonus} la următoarea comandă, de orice valoare. {name} este persoana dumneavoastră de contact.',
  'letter.from-today': 'de astăzi',
} as const satisfies Record<keyof typeof english, string>
