import { actions, confirmation, linkButton } from '../../../shared/html/buttons.ts'
import { hiddenField, textArea } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html, written } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { emptyState, notice, statusBig } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import { withProposed } from '../../meetings/rules/change.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { datesOf, hasEnded, stateOf } from '../../meetings/rules/dates.ts'
import { isOtherPhoto, meetingPhoto, waitingPhoto, withWaitingPhoto } from '../../meetings/rules/photo.ts'
import { photoErrors, photoPart } from '../../photos/views/photo-form.ts'
import { photoView } from '../../photos/views/photo.ts'
import { texts as words } from '../../meetings/views/words.ts'
import { datesTable } from './dates.ts'
import { helpingPart } from './helping.ts'
import type { MeetingModel } from './meeting-model.ts'
import { saidOf } from './said.ts'
import { suggestionsPart } from './suggestions.ts'
import { framed, hrefOf } from './side.ts'
import { doneNotice, failedNotice, texts } from './texts.ts'

/** A meeting from behind: where it stands, its dates, what it says, what can be done. */
export function meetingView(model: MeetingModel): string {
  const { language, meeting, done, house, now, entry } = model
  const say = texts(language)
  const title = meeting.words.de.title
  const ahead = datesOf(entry).filter((date) => !hasEnded(date, house.timeZone, now))
  const past = datesOf(entry).filter((date) => hasEnded(date, house.timeZone, now))
  const said = done === undefined ? false : doneNotice(language, done)
  return framed(model, {
    title,
    here: hrefOf(model.side),
    ...(said ? { notice: said } : {}),
    main: html`${pageHeading(title, { lead: say('meeting.lead') })} ${failedNotice(language, model.failed)} ${photoErrors(model.photoFailure, language)} ${standing(model)}
    ${proposal(model)}
    ${section(
      say('dates.title'),
      [
        ahead.length === 0
          ? emptyState({ title: say('dates.none'), content: say('dates.noneMore') })
          : datesTable(model, ahead, say('dates.title')),
        toMore(model),
      ],
      { id: 'dates' },
    )}
    ${past.length > 0 && section(say('dates.past'), datesTable(model, past.slice(-6).toReversed(), say('dates.past')))}
    ${helpingPart(model)} ${suggestionsPart(model)}
    ${section(say('said.title'), [saidOf(model, meeting), toEdit(model)])} ${photo(model)}
    ${section(say('life.title'), life(model))}`,
  })
}

/** The state in big words, and where others see it. */
function standing({ language, meeting, entry, side }: MeetingModel): Html {
  const say = texts(language)
  const state = stateOf(entry)
  const standings = { draft: 'pending', published: 'firm', paused: 'tentative', ended: 'over' } as const
  const page = href({ path: meetingPaths.meeting }, { house: meeting.house, meeting: meeting.id })
  const next = {
    draft: say(side.kind === 'host' ? 'state.draftHost' : 'state.draftManager'),
    published: html`<p><a href="${page}">${say('state.page')}</a></p>`,
    paused: say('state.pausedMore'),
    ended: say('state.endedMore'),
  }[state]
  return statusBig({ standing: standings[state], words: words(language)(`state.${state}`), next })
}

/** Other words that wait: the house reads them, the host sees that they wait. */
function proposal(model: MeetingModel): Content {
  const { language, meeting, side } = model
  const { proposed } = meeting
  if (proposed === undefined) return false
  const say = texts(language)
  const isPhotoAlone = withWaitingPhoto(meeting, undefined).proposed === undefined
  const shown = [!isPhotoAlone && saidOf(model, withProposed(meeting)), waitingPhotoOf(model)]
  if (side.kind === 'host') {
    return notice({ kind: 'info', level: 2, title: say('proposal.waits'), content: shown })
  }
  const step = confirmation({
    open: say('proposal.accept'),
    openKind: 'primary',
    question: say('proposal.question'),
    action: hrefOf(side, 'publish'),
    label: say('proposal.yes'),
    kind: 'primary',
    content: hiddenField('version', String(meeting.version)),
  })
  const edit = linkButton({ href: hrefOf(side, 'edit'), label: say('proposal.edit') })
  return notice({
    kind: 'warning',
    level: 2,
    title: say('proposal.title'),
    content: html`${shown} ${actions(step, edit)}`,
  })
}

/** The photo that would be shown, and what would be said of it: both are decided. */
function waitingPhotoOf({ language, meeting, house }: MeetingModel): Content {
  const waiting = meeting.proposed?.photo
  if (waiting === undefined) return false
  const place = isOtherPhoto(meeting) ? waitingPhoto(meeting) : meetingPhoto(meeting)
  const how = { written: house.language, page: language, look: 'listed' } as const
  return html`${photoView(waiting, { ...place, ...how })}
    <p>${written(waiting.alt, { language: house.language, page: language })}</p>`
}

function toMore({ language, side, entry }: MeetingModel): Content {
  if (stateOf(entry) === 'ended') return false
  return actions(linkButton({ href: hrefOf(side, 'more'), label: texts(language)('more.open') }))
}

function toEdit({ language, side, entry }: MeetingModel): Content {
  if (stateOf(entry) === 'ended') return false
  return actions(linkButton({ href: hrefOf(side, 'edit'), label: texts(language)('said.edit') }))
}

function photo(model: MeetingModel): Content {
  const { language, side, meeting, entry, house } = model
  if (stateOf(entry) === 'ended') return false
  const waiting = meeting.proposed?.photo
  return photoPart({
    ...meetingPhoto(meeting),
    language,
    written: house.language,
    photo: meeting.photo,
    waits: waiting !== undefined,
    // Whoever gave the one that waits goes on with it; the house with the one that is shown.
    alt: side.kind === 'host' ? waiting?.alt : undefined,
    failure: model.photoFailure,
    action: hrefOf(side, 'photo'),
    removeAction: hrefOf(side, 'photo/remove'),
  })
}

/** Publishing, pausing, ending; the booking under it has a page of its own. */
function life(model: MeetingModel): Content {
  const { language, side, meeting, entry } = model
  const say = texts(language)
  const state = stateOf(entry)
  if (state === 'ended') return html`<p class="quiet">${say('state.endedMore')}</p>`
  const version = hiddenField('version', String(meeting.version))
  const step = (
    name: 'publish' | 'pause' | 'end',
    kind: 'primary' | 'secondary' | 'danger',
    more: Content = false,
  ) =>
    confirmation({
      open: say(`life.${name}`),
      openKind: kind,
      question: say(`life.${name}Question`),
      action: hrefOf(side, name),
      label: say(`life.${name}Yes`),
      kind,
      content: [version, more],
    })
  const reason = textArea({
    name: 'reason',
    label: say('life.reason'),
    mark: say('optional'),
    value: model.stepFailure?.entered.get('reason') ?? '',
    attributes: { rows: 2, maxlength: 1000 },
  })
  const mayPublish = meeting.state === 'paused' || (meeting.state === 'draft' && side.kind === 'manager')
  const newest = entry.bookings.at(-1)?.booking
  const booking =
    side.kind === 'manager' &&
    newest !== undefined &&
    linkButton({
      href: href({ path: bookingPaths.managed }, { house: meeting.house, id: newest }),
      label: say('life.booking'),
      kind: 'plain',
    })
  return actions(
    mayPublish && step('publish', 'primary'),
    state === 'published' && step('pause', 'secondary'),
    step('end', 'danger', reason),
    booking,
  )
}
