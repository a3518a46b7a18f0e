import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../shared/language.ts'
import { sharedTemplates } from './shared-templates.ts'

/** In its place a language is spoken that nobody speaks: its words in brackets, and a third longer. */
export const pseudoLanguage: Language = 'ro'

/** „⟦Anfrage senden ōōōō⟧“: what a page says without brackets comes out of no catalogue, and where this has room each language has. */
export function pseudo(message: string): string {
  const letters = Math.ceil(message.replace(/\{[^}]*\}+/g, '').length / 3)
  const longer = Array.from({ length: Math.ceil(letters / 6) }, () => 'ō'.repeat(Math.min(6, letters)))
  return `⟦${message} ${longer.join(' ')}⟧`
}

/** Templates and bundles in a folder of their own, in which that language is spoken. */
export async function pseudoTemplates(into: string): Promise<string> {
  cpSync(await sharedTemplates(), into, { recursive: true })
  const places = readdirSync(into).map((name) => join(into, name, 'languages', pseudoLanguage, 'words.json'))
  for (const place of places) {
    const text = contentOf(place)
    if (text === undefined) continue
    const said = JSON.parse(text) as Record<string, Record<string, string>>
    const all = Object.entries(said).map(([name, messages]) => [
      name,
      Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, pseudo(message)])),
    ])
    writeFileSync(place, JSON.stringify(Object.fromEntries(all)))
  }
  return into
}

function contentOf(place: string): string | undefined {
  try {
    return readFileSync(place, 'utf8')
  } catch {
    return undefined
  }
}

/** What stands outside of all brackets, a piece at a time. */
export function unbracketed(text: string): string[] {
  let rest = text
  for (let before = ''; before !== rest;) {
    before = rest
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ¦ ')
  }
  return rest.split('¦')
}
