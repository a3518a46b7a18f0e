import { buttonForm } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { housePage } from './frame.ts'
import type { HousePage } from './frame.ts'

interface ProofPage extends Pick<HousePage, 'language' | 'house' | 'here' | 'title'> {
  lead?: Content
  /** What it is about, below the heading. */
  more?: string
  content?: Content
  /** On the button that says it. */
  yes: string
  /** What the button says besides. */
  fields?: Record<string, string>
}

/**
 * Asks whether an address is theirs. Opening it says nothing yet: programs that look at mails open links. Where scripts run and somebody
 * looks, the button presses itself, so that they need one click.
 */
export function proofPage({ lead, more, content, yes, fields = {}, ...of }: ProofPage): string {
  return housePage({
    ...of,
    robots: 'noindex',
    main: html`${pageHeading(of.title, lead === undefined ? {} : { lead })} ${more !== undefined && html`<p>${more}</p>`} ${content}
    ${buttonForm({ action: of.here, label: yes, kind: 'primary', fields, attributes: { 'data-press': true, 'data-once': true } })}`,
  })
}
