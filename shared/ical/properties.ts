import ICAL from 'ical.js'
import { printable } from './line.ts'

/** Properties as ical.js gives them: name, parameters, type, values. */
type Property = [string, Record<string, string>, string, ...unknown[]]

/** Of each property of an event the first value, by its name in lower case; and the names of those that are broken. */
export function propertiesIn(lines: readonly string[]): {
  properties: Map<string, unknown>
  broken: string[]
} {
  const whole = parse(lines)
  const parsed = whole === undefined ? lines.map((line) => parse([line])) : [whole]
  const broken = whole === undefined ? lines.filter((_, at) => parsed[at] === undefined).map(nameOf) : []
  const properties = new Map<string, unknown>()
  for (const [name, , , value] of parsed.flatMap((some) => some ?? []))
    if (!properties.has(name)) properties.set(name, value)
  return { properties, broken }
}

const nameOf = (line: string) => /^[A-Za-z-]+/.exec(line)?.[0].toUpperCase() ?? ''

function parse(lines: readonly string[]): Property[] | undefined {
  try {
    const [, properties] = ICAL.parse(['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')) as [
      string,
      Property[],
    ]
    return properties
  } catch {
    return undefined
  }
}

/** The first value, as far as it is text. */
export function textOf(properties: ReadonlyMap<string, unknown>, name: string): string {
  const value = properties.get(name)
  return typeof value === 'string' ? printable(value) : ''
}
