/**
 * The longest time the law of a country leaves a shop, whatever its policy says: an upper bound over every promise. A term
 * that only binds in some cases (goods, distance sales, a demand in writing) is taken as if it always did.
 *
 * `checked` says whether somebody compared the row with the official text in force. None is so far: copies of the laws,
 * authorities' guides and the press were read, and laws change. A lawyer of the country goes through its rows before a
 * shop relies on them. A country that is not here, or sets no number of days ("a reasonable time"), bounds nothing.
 */
import type { RemedyKind } from './tables.ts'

/** What a term is for. Money back for a cancelled purchase and for a lower price are both a `refund`. */
export type LegalMatter = 'answer' | 'refund' | 'replacement' | 'repair' | 'service'

export interface LegalTerm {
  /** Calendar days after the day it was asked for; the last of them counts whole. */
  readonly days: number
  readonly law: string
  readonly article: string
  /** Where the state, or who keeps its laws, publishes it. */
  readonly source: string
  readonly checked: boolean
  /** What has to be known to read the row. */
  readonly note?: string
}
type CountryTerms = Readonly<Partial<Record<LegalMatter, LegalTerm>>>

const unchecked =
  (law: string, source: string) =>
  (days: number, article: string, note?: string): LegalTerm => ({
    ...{ days, law, article, source, checked: false },
    ...(note !== undefined && { note }),
  })

/** Laws that count working days: three weeks of Monday to Friday are the least that fifteen of them can take. */
const fifteenWorkingDays = 'fifteen working days, three weeks at least'

const rightsDirective = unchecked('Directive 2011/83/EU', 'https://eur-lex.europa.eu/eli/dir/2011/83/oj')
const refund14 = rightsDirective(14, 'art. 13(1)', 'Directive (EU) 2019/771 art. 14 says "within a reasonable period"')
const union: CountryTerms = { refund: refund14 }

const md = unchecked('Legea nr. 105/2003', 'https://www.legis.md/')
const roGoods = unchecked('OUG nr. 140/2021', 'https://legislatie.just.ro/')
const ro34 = unchecked('OUG nr. 34/2014', 'https://legislatie.just.ro/')
const ru = unchecked('Закон РФ № 2300-1', 'https://www.consultant.ru/document/cons_doc_LAW_305/')
const ua = unchecked('Закон України № 1023-XII', 'https://zakon.rada.gov.ua/laws/show/1023-12')
const kz = unchecked('Закон РК № 274-IV', 'https://adilet.zan.kz/rus/docs/Z100000274_')
const pl = unchecked(
  'Ustawa o prawach konsumenta',
  'https://isap.sejm.gov.pl/isap.nsf/DocDetails.xsp?id=WDU20140000827',
)
const cz = unchecked('Zákon č. 634/1992 Sb.', 'https://www.zakonyprolidi.cz/cs/1992-634')
const sk = unchecked('Zákon č. 108/2024 Z. z.', 'https://www.slov-lex.sk/pravne-predpisy/SK/ZZ/2024/108/')
const hu = unchecked('1997. évi CLV. törvény', 'https://njt.hu/jogszabaly/1997-155-00-00')
const bg = unchecked('ЗПЦСЦУПС', 'https://www.lex.bg/')
const hr = unchecked(
  'Zakon o zaštiti potrošača NN 19/22',
  'https://narodne-novine.nn.hr/clanci/sluzbeni/2022_02_19_208.html',
)
const si = unchecked('ZVPot-1', 'https://pisrs.si/')
const rs = unchecked('Zakon o zaštiti potrošača 88/2021', 'https://www.pravno-informacioni-sistem.rs/')
const ee = unchecked('Tarbijakaitseseadus', 'https://www.riigiteataja.ee/')
const lv = unchecked('Patērētāju tiesību aizsardzības likums', 'https://likumi.lv/ta/id/23309')
const lt = unchecked('Vartotojų teisių apsaugos įstatymas I-657', 'https://www.e-tar.lt/')
const pt156 = unchecked('Decreto-Lei n.º 156/2005', 'https://diariodarepublica.pt/')
const pt84 = unchecked('Decreto-Lei n.º 84/2021', 'https://diariodarepublica.pt/')
const es = unchecked('Real Decreto Legislativo 1/2007', 'https://www.boe.es/buscar/act.php?id=BOE-A-2007-20555')
const fr = unchecked('Code de la consommation', 'https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069565/')
const gb = unchecked('Consumer Rights Act 2015', 'https://www.legislation.gov.uk/ukpga/2015/15/section/20')
const tr = unchecked('6502 sayılı Kanun', 'https://www.mevzuat.gov.tr/mevzuat?MevzuatNo=6502')

const mdFix = md(14, 'art. 18, 18⁵', 'counted from the day of the complaint')
const roFix = roGoods(15, 'art. 12 (1) b', 'a bill of December 2025 would make them working days: the shorter stands')

export const legalTerms: Readonly<Record<string, CountryTerms>> = {
  MD: { answer: mdFix, refund: mdFix, replacement: mdFix, repair: mdFix, service: md(14, 'art. 18¹') },
  RO: {
    answer: roGoods(15, 'art. 12 (1) b', 'no term for the answer itself: one after the remedy is due is none'),
    refund: ro34(14, 'art. 13', 'OG nr. 21/1992 art. 14–15 says "at once" for food, what endangers, and services'),
    replacement: roFix,
    repair: roFix,
  },
  RU: {
    answer: ru(7, 'ст. 21', 'no term for the answer itself: the shortest of the demands a complaint may carry'),
    refund: ru(10, 'ст. 22', 'ст. 31 says the same of services'),
    replacement: ru(7, 'ст. 21', 'twenty days where the goods are examined, a month where there are none'),
    repair: ru(45, 'ст. 20', 'at once, or as agreed in writing; never longer'),
    service: ru(10, 'ст. 31', 'ст. 30 leaves the time of a repair to the customer'),
  },
  UA: { refund: ua(7, 'ст. 9', 'at once, or within seven days'), repair: ua(14, 'ст. 8') },
  KZ: { answer: kz(10, 'ст. 42-4', 'in writing') },
  PL: { ...union, answer: pl(14, 'art. 7a', 'silence means the complaint is accepted') },
  CZ: { ...union, answer: cz(30, '§ 19', 'settled, not only answered'), repair: cz(30, '§ 19') },
  SK: { ...union, repair: sk(30, '§ 20', 'settled, not only answered'), answer: sk(30, '§ 20') },
  HU: { ...union, answer: hu(30, '17/A. §', 'in writing, with reasons') },
  BG: { ...union, replacement: bg(30, 'чл. 34', 'a month'), repair: bg(30, 'чл. 34', 'a month') },
  HR: { ...union, answer: hr(15, 'čl. 10') },
  SI: { ...union, answer: si(8, '84. člen', 'where the lack of conformity is disputed'), refund: si(8, '84. člen') },
  RS: { answer: rs(8, 'čl. 55'), replacement: rs(15, 'čl. 55'), repair: rs(15, 'čl. 55'), refund: rs(14, 'čl. 34') },
  EE: { ...union, answer: ee(15, '§ 24') },
  LV: { ...union, answer: lv(21, '27. pants', fifteenWorkingDays) },
  LT: { ...union, answer: lt(14, '22 str.', 'older guides say ten') },
  PT: {
    ...union,
    answer: pt156(21, 'art. 5.º', `${fifteenWorkingDays}; for the complaints book`),
    replacement: pt84(30, 'art. 18.º'),
    repair: pt84(30, 'art. 18.º'),
  },
  ES: { ...union, answer: es(21, 'art. 21.3', `a month before Ley 10/2025; ${fifteenWorkingDays} since`) },
  FR: {
    ...union,
    refund: fr(14, 'art. L217-17, L221-24'),
    replacement: fr(30, 'art. L217-10'),
    repair: fr(30, 'art. L217-10'),
  },
  GB: { refund: gb(14, 's. 20(15)', 'from the day the trader agrees that it is owed') },
  TR: { refund: tr(14, 'md. 48'), repair: tr(42, 'md. 11', 'thirty working days'), replacement: tr(42, 'md. 11') },
  ...Object.fromEntries(
    ['AT', 'BE', 'CY', 'DE', 'DK', 'FI', 'GR', 'IE', 'IT', 'LU', 'MT', 'NL', 'SE', 'IS', 'NO'].map((country) => [
      country,
      union,
    ]),
  ),
  // No federal law sets a time for the answer; 16 CFR 435 is about orders that were never shipped.
  US: {},
}

/** Which term a way to put it right falls under; attention and codes are no more than an answer. */
export const matterOf = {
  replacement: 'replacement',
  express: 'replacement',
  'send-missing': 'replacement',
  'send-right-item': 'replacement',
  repair: 'repair',
  redo: 'service',
  'full-refund': 'refund',
  'partial-refund': 'refund',
  credit: 'answer',
  correction: 'refund',
  call: 'answer',
  'personal-care': 'answer',
} as const satisfies Record<RemedyKind, LegalMatter>

/** The shortest term for a matter in any of these countries (ISO 3166 alpha-2); null where none sets one. */
export function legalTerm(countries: readonly string[], matter: LegalMatter): LegalTerm | null {
  const terms = countries.flatMap((country) => legalTerms[country]?.[matter] ?? [])
  return terms.reduce<LegalTerm | null>((least, term) => (least && least.days <= term.days ? least : term), null)
}
