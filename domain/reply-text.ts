/**
 * What a person wrote in a reply, without the mail it answers: the part above the quotation, or around it. The whole mail
 * is kept elsewhere; this is for reading, so in doubt more is shown rather than less.
 */

/** A line that introduces the quoted mail, as the mail programs of our customers write it. */
const introductions: readonly RegExp[] = [
  // Gmail, Apple Mail, Thunderbird: "On Fri, 27 Nov 2026 at 10:00, Maria <care@…> wrote:"
  /^\s*On\b.{4,300}\bwrote:\s*$/iu,
  // «пт, 27 нояб. 2026 г. в 10:00, Maria <care@…>:» (Gmail), «27.11.2026, 10:00, "Maria" <care@…>:» (Yandex)
  /^\s*(?:(?:пн|вт|ср|чт|пт|сб|вс)[,.]\s*)?\d{1,2}[.\s]\s?[\p{L}\d.]+\s?\d{2,4}.{0,200}<[^<>\s]+@[^<>\s]+>\s*:?\s*$/iu,
  // «Пятница, 27 ноября 2026, 10:00 +02:00 от Maria <care@…>:» (Mail.ru)
  /^\s*>?\s*\p{L}+,\s*\d{1,2}\s+\p{L}+\s+\d{4}.{0,60}\sот\s.{1,200}:\s*$/iu,
  // «27 нояб. 2026 г., в 10:00, Maria написал(а):» (Apple Mail)
  /^(?=.*\d).{6,300}\s(?:пишет|написал\(а\)|написала?|a scris|wrote):\s*$/iu,
  // "Pe vin., 27 nov. 2026 la 10:00, Maria <care@…> a scris:", "În vin., … a scris"
  /^\s*(?:Pe|În|La)\s.{4,300}\sa scris:\s*$/iu,
  /^\s*[-_]{2,}\s*(?:Original Message|Original message|Forwarded message|Исходное сообщение|Пересылаемое сообщение|Пересланное сообщение|Mesaj original|Mesajul original|Mesaj redirecționat)\s*[-_]*\s*$/iu,
  // Outlook's rule above the header block.
  /^\s*_{20,}\s*$/u,
]

/** Outlook's header block: "From: …" followed within three lines by "Sent: …" or "Subject: …". */
const blockStart = /^\s*\*?(?:From|От|От кого|De la):\*?\s/iu
const blockRest = /^\s*\*?(?:Sent|Date|To|Subject|Отправлено|Дата|Кому|Тема|Trimis|Data|Către|Catre|Subiect):\*?\s/iu

/** RFC 3676, 4.3 ("-- "), and what phones add by themselves. */
const signature =
  /^(?:--\s?|\s*(?:Sent from my|Get Outlook for|Отправлено с|Отправлено из|Trimis de pe|Trimis din)\s.{0,60})$/iu

/** Marks nobody sees, and what would cut the text in the database. */
const invisible = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gu
const quoted = (line: string): boolean => /^\s*>/.test(line)

const isIntroduction = (line: string): boolean =>
  line.length <= 400 && introductions.some((introduction) => introduction.test(line))

/** Gmail breaks a long introduction over two lines. */
const introducedAt = (lines: readonly string[], i: number): boolean => {
  const line = lines[i] ?? ''
  if (isIntroduction(line)) return true
  const next = lines[i + 1] ?? ''
  if (/^\s*(?:On|Pe|În|La)\s/iu.test(line) && next !== '' && isIntroduction(`${line} ${next}`)) return true
  return blockStart.test(line) && lines.slice(i + 1, i + 4).some((one) => blockRest.test(one))
}

const tidy = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

function withoutSignature(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line) => signature.test(line))
  return at > 0 ? lines.slice(0, at) : lines
}

/** The writer's own words. Never empty where the mail has any. */
export function ownWords(text: string): string {
  const lines = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/\t/g, ' ').replace(invisible, '').trimEnd())
  const cut = lines.findIndex((_, i) => introducedAt(lines, i))
  const above = tidy(withoutSignature((cut < 0 ? lines : lines.slice(0, cut)).filter((line) => !quoted(line))))
  if (above !== '') return above
  // The answer stands below the quotation, or between its lines.
  const between = tidy(lines.filter((line, i) => !quoted(line) && !introducedAt(lines, i)))
  return between === '' ? tidy(lines) : between
}

/** Words a mail of nothing but thanks is made of. */
const kindWords = {
  en: 'ok|okay|great|perfect|super|wonderful|excellent|all good|got it|many|thanks|thank you|thx|cheers|so|very|much|a lot|again|kindly|it helped|for (?:everything|your help|the (?:quick|fast) (?:reply|answer))',
  ru: 'ок|хорошо|отлично|супер|прекрасно|замечательно|понятно|большое|огромное|очень|вам|спасибо|благодарю|спс|ещ[её] раз|за (?:вс[её]|помощь|заботу|быстрый ответ)|вс[её] (?:хорошо|получил|получила|понятно)',
  ro: 'ok|bine|foarte bine|perfect|super|grozav|excelent|mul[țţt]umesc|mul[țţt]umim|mersi|merci|v[ăa]|frumos|mult|mult de tot|tare|[îi]nc[ăa] o dat[ăa]|pentru (?:tot|ajutor|r[ăa]spuns)|totul e(?:ste)? (?:bine|[îi]n regul[ăa])',
} as const
const onlyKind = Object.values(kindWords).map((words) => new RegExp(`^(?:(?:${words})(?: |$))+$`, 'iu'))
const thanking = /thank|thx|спасибо|благодар|спс|mul[țţt]um|mersi|merci/iu

/** True for "Thank you!" and nothing more: nobody has to answer it. In doubt it is more than thanks. */
export function isOnlyThanks(words: string): boolean {
  const bare = words
    .slice(0, 121)
    .replace(/\p{Extended_Pictographic}|[\ufe0f()]/gu, '')
    .replace(/[\s.,!;:–—-]+/gu, ' ')
    .trim()
  return words.length <= 120 && thanking.test(bare) && onlyKind.some((phrase) => phrase.test(bare))
}
