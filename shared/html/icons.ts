import { html, raw } from './markup.ts'
import type { Html } from './markup.ts'

/** Where something stands; one shape each, the same on badges, in grids and on big panels. */
export type Standing = 'firm' | 'pending' | 'tentative' | 'blocked' | 'open' | 'over'

/** All shapes there are. They repeat what a word beside them says, so screen readers skip them. */
export type IconName =
  | Standing
  | 'info'
  | 'success'
  | 'warning'
  | 'problem'
  | 'previous'
  | 'next'
  | 'change'
  | 'plus'
  | 'external'
  | 'languages'
  | 'search'

const disc = '<circle cx="12" cy="12" r="10" fill="currentColor" stroke="none"/>'
const ring = '<circle cx="12" cy="12" r="9"/>'

const shapes: Record<IconName, string> = {
  firm: `${disc}<path class="cut" d="m7.5 12.5 3 3 6-6.5"/>`,
  pending: `${ring}<path d="M12 7v5l3.5 2"/>`,
  tentative:
    '<circle cx="12" cy="12" r="9" stroke-dasharray="3.1 2.55"/><path d="M9.8 9.6a2.3 2.3 0 1 1 3.2 2.2c-.7.3-1 .8-1 1.7m0 2.6v.1"/>',
  blocked: `${ring}<path d="M7 12h10"/>`,
  open: '<path d="M4 20V9.5L12 4l8 5.5V20h-5v-6H9v6z"/>',
  over: `${ring}<path d="m9 9 6 6m0-6-6 6"/>`,
  info: `${ring}<path d="M12 11v5.5m0-9v.1"/>`,
  success: `${disc}<path class="cut" d="m7.5 12.5 3 3 6-6.5"/>`,
  warning: '<path d="M12 3.5 22 20.5H2zM12 10v4.5m0 3v.1"/>',
  problem: '<path d="M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM12 7v6m0 3.5v.1"/>',
  previous: '<path d="m14.5 5-7 7 7 7"/>',
  next: '<path d="m9.5 5 7 7-7 7"/>',
  change: '<path d="M4 12h15m-6-6 6 6-6 6"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  languages: `${ring}<path d="M3 12h18M12 3c3 2.6 4.2 5.6 4.2 9S15 18.4 12 21c-3-2.6-4.2-5.6-4.2-9S9 5.6 12 3"/>`,
  search: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5.5 5.5"/>',
  external: '<path d="M14 4h6v6m0-6-9 9M18 14v6H4V6h6"/>',
}

const directed: readonly IconName[] = ['previous', 'next', 'change', 'external']

/** A shape as big as the text around it, in its colour; arrows turn round in right-to-left pages. */
export function icon(name: IconName): Html {
  const turns = directed.includes(name) ? ' directed' : ''
  return html`<svg class="icon${turns}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${raw(shapes[name])}
  </svg>`
}
