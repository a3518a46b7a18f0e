import { buttonForm } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { MeetingFile } from '../../meetings/actions/load.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { housePage } from '../../rooms/views/frame.ts'
import { proofPage } from '../../rooms/views/proof.ts'
import { followPaths } from '../contract/paths.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

const texts = textsOf({ name: 'followers', de, en })

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

export function proofView({ language, file, params }: Model): string {
  const say = texts(language)
  return proofPage({
    language,
    house: file.house,
    here: href({ path: followPaths.proof }, params),
    title: say('proof.title'),
    lead: file.meeting.words.de.title,
    more: say('proof.more'),
    yes: say('proof.yes'),
  })
}
