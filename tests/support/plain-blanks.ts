/** As people read it: what holds a time together on its line is not told from plain blanks (`shared/html/kept-together.ts`). */
export function plainBlanks(text: string): string {
  return text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ')
}
