import { wordsOf } from '../support/signed-in.ts'
import { filledForm } from '../support/filled-form.ts'
import type { World } from '../support/world.ts'
import { filled, send } from '../request-form/book-form.ts'
import type { Fields } from '../request-form/book-form.ts'

/** A series as the form sends it: weekly from Tuesday, 8 December 2026. */
export const aSeries = (change: Fields = {}): Fields =>
  filled({ date: '2026-12-08', 'repeat.every': 'week', 'repeat.mode': 'free', ...change })

/** The list as somebody reads it: each date with what it meets, without its buttons. */
export function linesOf(text: string): string[] {
  const lines = [...text.matchAll(/<li class="date-row[^>]*>([\s\S]*?)<div class="date-doors">/g)]
  return lines.map(([, inner = '']) => wordsOf(inner))
}

/** What stands above the list. */
export function sectionOf(text: string): string {
  return wordsOf(/<section class="dates"[\s\S]*?<\/section>/.exec(text)?.[0] ?? '')
}

/** Clicks the button with these words, its unseen ones too, as a browser without scripts does. */
export async function clicked(
  world: World,
  text: string,
  words: string,
  { fields = {}, to = send }: { fields?: Fields; to?: typeof send } = {},
): Promise<string> {
  const buttons = [...text.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)]
  const [, tag = ''] = buttons.find(([, , inner = '']) => wordsOf(inner) === words) ?? []
  const step = /name="step" value="([^"]*)"/.exec(tag)?.[1]
  if (step === undefined) {
    const all = buttons.map(([, , inner = '']) => wordsOf(inner))
    throw new Error(`No button "${words}"; there are: ${all.join(' · ')}`)
  }
  return (await to(world, { ...filledForm(text), ...fields, step })).text
}
