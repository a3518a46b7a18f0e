import { englishCodeWords, germanCodeWords } from '../../functions/contacts/rules/code-words.ts'
import { languages, nameOf } from '../../shared/language.ts'
import type { Language } from '../../shared/language.ts'
import type { Item } from '../../shared/table/write.ts'
import { wordsOf } from './signed-in.ts'

/** Words that stand in no page of the other language; the names of languages are marked as such. */
const telltale: Partial<Record<Language, RegExp>> = {
  de: /\b(the|and|your|please|room|booking|request|cancel|approve|save|today|week|with|until|from|delete|back)\b/gi,
  en: /\b(der|die|das|und|nicht|Sie|Ihre|bitte|Raum|Räume|Anfrage|heute|Woche|mit|vom|Uhr|speichern)\b/g,
}

/** What people and houses have written themselves stays as it is, in every language; so do the codes of problems. */
const written =
  /Spiele|Klavier|Chor|Nähcafé|Grundreinigung|Stühle und Tische|Gespräche|Treffen, Vorträge|wird an diesem Tag|diese Gruppe ist|So eine Veran|[a-z]-[a-z]+$/

/** Languages with letters of their own: whatever is in Latin ones there was written by people, or forgotten by us. */
const ownLetters: readonly Language[] = ['ar', 'uk', 'bg']

/** Names that are the same everywhere, units, and German words that stand in brackets because people meet them on paper. */
const names = `Treffpunkt JPEG PNG WebP EXIF GPS cm DDG MStV BITV BFSG WCAG AA EN ISO QR ICS URL HTML JSON CSV PDF WLAN SMS MB KB kB m Apple Google Outlook Thunderbird
  Nextcloud ICSx Android iPhone iPad Mac Windows iOS webcal https http ics npm cookie Cookies Amazon Web Services Impressum DSGVO Datenschutz
  Barrierefreiheit Durchsetzungsstelle Leichte Sprache MLBF Marktüberwachungsstelle der Länder für die Barrierefreiheit von Produkten und
  Dienstleistungen Träger Verein Abs Ältere werkstatt de en`

const everywhere = new Set(
  [names, ...languages.map(nameOf), ...germanCodeWords, ...englishCodeWords].flatMap((each) =>
    each.split(/\s+/),
  ),
)

/** Line by line, as the elements of a page part its text: words of another language than the page's. `stored`: see `storedWords`. */
export function foreignWords(markup: string, language: Language, stored: ReadonlySet<string>): string[] {
  const [, main = ''] = /<body[^>]*>([\s\S]*)<\/body>/.exec(markup) ?? []
  const own = main
    .replace(/<textarea[\s\S]*?<\/textarea>/g, '')
    .replace(/<(\w+)[^>]* (?:lang="|translate="no)[^>]*>[\s\S]*?<\/\1>/g, '')
  const lines = own.split(/<\/?(?:p|li|h\d|td|th|dd|dt|option|label|legend|button|div|span|summary)\b[^>]*>/)
  const odd = ownLetters.includes(language)
    ? (line: string) => latinIn(line).filter((word) => !stored.has(word.toLowerCase()))
    : (line: string) => (written.test(line) ? [] : (line.match(telltale[language] ?? /(?!)/) ?? []))
  return lines
    .map(wordsOf)
    .flatMap((line) => [
      ...odd(line).map((word) => `"${word}" in "${line}"`),
      ...(language === 'ar' ? marksFromElsewhere(line) : []),
    ])
}

/** Latin commas and semicolons beside Arabic letters: Arabic has signs of its own. */
export function marksFromElsewhere(line: string): string[] {
  return (
    line.match(
      /\S*[\u0600-\u06ff][\u2066-\u2069]?[,;].{0,20}|.{0,20}[,;] ?[\u2066-\u2069]?[\u0600-\u06ff]\S*/g,
    ) ?? []
  )
}

/** Words in Latin letters, addresses of all kinds left out. */
export function latinIn(line: string): string[] {
  const told = line.replace(/\S+@\S+|\bhttps?:\S+|\b[\w-]+(\.[\w-]+)+(\/\S*)?/g, '')
  const words = (told.match(/\p{Script=Latin}[\p{Script=Latin}-]+/gu) ?? []).map((word) =>
    word.replace(/-$/, ''),
  )
  return words.filter((word) => word.length > 1 && !everywhere.has(word))
}

/** All words that are stored: what people wrote, in small letters. */
export function storedWords(items: readonly Item[]): Set<string> {
  const words = JSON.stringify(items).match(/\p{Script=Latin}[\p{Script=Latin}-]+/gu) ?? []
  return new Set(words.map((word) => word.toLowerCase()))
}
