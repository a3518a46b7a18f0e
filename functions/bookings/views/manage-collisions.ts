import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { formatDate, formatRange } from '../../../shared/time/format.ts'
import type { InboxEntry } from '../actions/read.ts'
import { roomsOf, texts } from './manage-words.ts'
import type { Managed } from './manage-words.ts'

/** What an approval would meet by now; nothing if nothing stands in the way. */
export function collisionNotice(
  { language, rooms }: Managed,
  { collisions, closed }: Pick<InboxEntry, 'collisions' | 'closed'>,
): Content {
  if (collisions.length === 0 && !closed) return false
  const say = texts(language)
  const lines = collisions.map(
    ({ room, date, from, to, kind }) =>
      html`<li>
        ${say(`collision.${kind}`)}: ${roomsOf([room], rooms, language)},
        ${formatDate(date, language, 'compact')}, ${formatRange(from, to, language)}
      </li>`,
  )
  return notice({
    kind: 'warning',
    title: say('collision.title'),
    content: html`<ul>
      ${lines}${closed && html`<li>${say('collision.closed')}</li>`}
    </ul>`,
  })
}
