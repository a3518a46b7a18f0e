import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Messages } from '../../shared/catalogue.ts'

/** All words there are, as they stand beside the code in German or English, by the name of their catalogue. */
export function wordsBesideTheCode(root: string, language: 'de' | 'en'): Map<string, Messages> {
  const files = globSync(`{functions,shared}/**/texts/*${language}.json`, { cwd: root }).toSorted()
  return new Map(files.map((file) => [nameOf(file), read(join(root, file))]))
}

/** `rooms/week` for `functions/rooms/texts/week.de.json`, `rooms` for `de.json`. */
function nameOf(file: string): string {
  const [folder = '', part = ''] = file.replaceAll('\\', '/').split('/texts/')
  return [folder.replace(/^functions\//, ''), part.replace(/\.?\w+\.json$/, '')].filter(Boolean).join('/')
}

function read(path: string): Messages {
  return JSON.parse(readFileSync(path, 'utf8')) as Messages
}
