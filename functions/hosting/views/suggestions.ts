import { inARow } from '../../../shared/in-a-row.ts'
import { actions, buttonForm } from '../../../shared/html/buttons.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { section } from '../../../shared/html/panels.ts'
import type { Suggestion } from '../../suggestions/schema.ts'
import type { MeetingModel } from './meeting-model.ts'
import { hrefOf } from './side.ts'
import { texts } from './texts.ts'

/** Wishes for the evening: the host reads all, and shows to others what was meant for them. */
export function suggestionsPart(model: Pick<MeetingModel, 'language' | 'side' | 'suggestions'>): Content {
  const { language, suggestions } = model
  if (suggestions.length === 0) return false
  return section(
    texts(language)('wishes.title'),
    html`<ul class="date-lines">
      ${suggestions.map((each) => line(model, each))}
    </ul>`,
    { id: 'suggestions' },
  )
}

function line(
  { language, side }: Pick<MeetingModel, 'language' | 'side'>,
  { id, text, name, public: isPublic, releasedAt }: Suggestion,
): Html {
  const say = texts(language)
  const state = releasedAt === undefined ? (isPublic ? 'public' : 'private') : 'released'
  const step = (to: 'release' | 'remove') =>
    buttonForm({
      action: hrefOf(side, `suggestions/${to}`),
      label: say(`wishes.${to}`),
      fields: { suggestion: id },
    })
  return html`<li>
    <p class="quote">${text}</p>
    <p class="quiet">${inARow([name, say(`wishes.${state}`)], language)}</p>
    ${actions(isPublic && releasedAt === undefined && step('release'), step('remove'))}
  </li>`
}
