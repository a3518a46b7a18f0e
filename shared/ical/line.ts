/** Octets that a line may have (RFC 5545, 3.1), without its CRLF and with the space that begins a continuation. */
const longest = 75

/** A property as a content line, folded, without the CRLF at its end; the value is escaped already. */
export function lineOf(name: string, value: string): string {
  return fold(`${name}:${value}`)
}

/** Escapes a TEXT value (RFC 5545, 3.3.11); control characters, which some readers stumble over, are left out. */
export function textValue(text: string): string {
  return printable(text)
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\n/g, '\\n')
}

/** What of a text goes into a calendar: every kind of line end as one `\n`, a tab as a space, no other control characters. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]/gu, '')
}

/** A URI value stands as it is; what could end the line is left out. */
export function uriValue(uri: string): string {
  return printable(uri).replace(/[\n ]/g, '')
}

/** Breaks a long line between code points, and not beside a space, which readers and mail programs strip. */
export function fold(line: string): string {
  if (Buffer.byteLength(line) <= longest) return line
  const points = Array.from(line)
  const lines: string[] = []
  for (let start = 0; start < points.length;) {
    const end = cut(points, start, lines.length === 0 ? longest : longest - 1)
    lines.push(points.slice(start, end).join(''))
    start = end
  }
  return lines.join('\r\n ')
}

/** The index before which to break so that at most `room` octets stand in the line; inside a long run of spaces there is no better place. */
function cut(points: string[], start: number, room: number): number {
  let end = start
  for (let octets = 0; end < points.length; end++) {
    octets += Buffer.byteLength(points[end]!)
    if (octets > room) break
  }
  if (end === points.length) return end
  for (let better = end; better > start; better--) {
    if (points[better] !== ' ' && points[better - 1] !== ' ') return better
  }
  return end
}
