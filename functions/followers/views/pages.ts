import { buttonForm } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { MeetingFile } from '../../meetings/actions/load.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { housePage } from '../../rooms/views/frame.ts'
import { followPaths } from '../contract/paths.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

const texts = textsOf({ de, en })

interface Model {
  language: Language
  file: MeetingFile
  params: { meeting: string; id: string; token: string }
}

/** What somebody follows, and one button that ends it. */
export function followView({
  language,
  file,
  params,
  state,
}: Model & { state: 'following' | 'left' | 'proved' }): string {
  const say = texts(language)
  const { house, meeting } = file
  const here = href({ path: followPaths.own }, params)
  const title = say(`${state}.title`)
  const page = href({ path: meetingPaths.meeting }, { house: house.id, meeting: meeting.id })
  return housePage({
    language,
    house,
    here,
    title,
    robots: 'noindex',
    main: html`${pageHeading(title, { lead: meeting.words.de.title })}
    <p>${say(`${state}.more`)}</p>
    ${state === 'following' && buttonForm({ action: here, label: say('leave'), kind: 'danger' })}
    <p><a href="${page}">${say('meeting')}</a></p>`,
  })
}

/** Opening the page says nothing yet: programs that look at mails open links. */
export function proofView({ language, file, params }: Model): string {
  const say = texts(language)
  const here = href({ path: followPaths.proof }, params)
  return housePage({
    language,
    house: file.house,
    here,
    title: say('proof.title'),
    robots: 'noindex',
    main: html`${pageHeading(say('proof.title'), { lead: file.meeting.words.de.title })}
      <p>${say('proof.more')}</p>
      ${buttonForm({ action: here, label: say('proof.yes'), kind: 'primary' })}`,
  })
}
