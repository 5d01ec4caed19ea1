/** Whether the words beside a rating ask for something. In doubt they do: a person who reads too much costs a minute. */
import { isOnlyThanks } from './reply-text.ts'

/** What people write into a field they would rather leave empty, each language's words for "nothing". */
const nothing = [
  /^(?:no|nope|none|nothing|n\/?a|nothing (?:else|more|really)|no (?:thanks|thank you)|(?:it(?:'s| is| was) |all |everything(?:'s| is| was)? )?(?:ok|okay|fine|good|alright|all right))$/iu,
  /^(?:нет|ничего|ничего не надо|ничего больше|не знаю|всё|вс[её] (?:ок|хорошо|нормально|в порядке|устраивает|было хорошо)|нормально|хорошо|ок)$/iu,
  /^(?:nu|nimic|nimic altceva|nu [sș]tiu|e (?:ok|bine)|(?:totul|tot) (?:e|este|a fost) (?:ok|bine|[iî]n regul[aă])|bine|ok)$/iu,
] as const

export function asksForSomething(text: string): boolean {
  const bare = text.replace(/\p{Extended_Pictographic}|[\ufe0f()]/gu, '').replace(/\s+/gu, ' ')
  const parts = bare.split(/[,.!;:…–—]+/u).map((part) => part.trim())
  return parts.some(
    (part) => /\p{L}/u.test(part) && !isOnlyThanks(part) && !nothing.some((phrase) => phrase.test(part)),
  )
}
