/** A piece of a plain text: `# ` begins a heading, `- ` the lines of a list, an empty line parts paragraphs. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'list'; lines: string[] }
  | { kind: 'paragraph'; lines: string[] }

/** Reads a text as people type it; whatever it holds, all of it is shown. */
export function blocksOf(text: string): Block[] {
  const parts = text.split(/\r?\n[^\S\n]*\r?\n/)
  return parts.flatMap(blocksIn)
}

function blocksIn(part: string): Block[] {
  const lines = part.split(/\r?\n/).map((line) => line.trim())
  const blocks: Block[] = []
  for (const line of lines) {
    if (line === '') continue
    const [, mark, words = ''] = /^([#-])\s+(.+)$/.exec(line) ?? []
    const last = blocks.at(-1)
    if (mark === '#') blocks.push({ kind: 'heading', text: words })
    else if (mark === '-' && last?.kind === 'list') last.lines.push(words)
    else if (mark === '-') blocks.push({ kind: 'list', lines: [words] })
    else if (last?.kind === 'paragraph') last.lines.push(line)
    else blocks.push({ kind: 'paragraph', lines: [line] })
  }
  return blocks
}

/** The words of a line, and the addresses in it that somebody can follow: of pages and of mailboxes, and of nothing else. */
export function linksIn(line: string): { text: string; href?: string }[] {
  const address = /(https?:\/\/[^\s<>"]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/u
  return line
    .split(address)
    .filter((text) => text !== '')
    .map((text) => {
      if (/^https?:\/\//.test(text)) return { text, href: text }
      return address.test(text) ? { text, href: `mailto:${text}` } : { text }
    })
}
