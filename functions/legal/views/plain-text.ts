import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { heading } from '../../../shared/html/messages.ts'
import { blocksOf, linksIn } from '../rules/blocks.ts'
import type { Block } from '../rules/blocks.ts'

/** A plain text as part of a page: headings, paragraphs, lists, and addresses that can be followed. */
export function plainText(text: string): Content {
  return blocksOf(text).map(drawn)
}

function drawn(block: Block): Content {
  if (block.kind === 'heading') return heading(2, block.text)
  if (block.kind === 'list')
    return html`<ul>
    ${block.lines.map((line) => html`<li>${linked(line)}</li>`)}
  </ul>`
  return html`<p>${block.lines.map((line, at) => [at > 0 && html`<br />`, linked(line)])}</p>`
}

function linked(line: string): Content {
  return linksIn(line).map(({ text, href }) =>
    href === undefined ? text : html`<a href="${href}">${text}</a>`,
  )
}
