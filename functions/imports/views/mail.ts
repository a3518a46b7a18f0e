import { greeting, paragraphs } from '../../../shared/html/mail-words.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { Letter, Summary } from '../../../shared/news.ts'
import { managerOf } from '../../contacts/rules/recipient.ts'
import { managePaths } from '../../houses/contract.ts'
import { managersFooter } from '../../houses/views/mail.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import type { ImportNotice } from '../schema/run.ts'
import { problemOfRun, roomOfRun } from './run-words.ts'
import { texts } from './words.ts'

/** To whoever began it, as long as they run the house. */
export function importLetter(
  { to, run }: ImportNotice,
  { house, managers, rooms, publicUrl }: HouseFacts,
): Letter | undefined {
  const manager = managerOf(to, managers)
  if (manager === undefined) return undefined
  const { name, email, language } = manager
  const say = texts(language)
  const isDone = run.state === 'done' && run.left === 0
  const counted = (['refused', 'leftOut', 'known'] as const).filter((part) => run[part] > 0)
  return {
    to: email,
    subject: say(`mail.${run.state === 'done' ? 'done' : 'failed'}`, { house: house.name }),
    content: {
      language,
      heading: say(run.state === 'done' ? 'run.done' : 'run.failed'),
      tone: isDone ? 'good' : 'waiting',
      paragraphs: paragraphs(
        greeting(name, language),
        say('mail.taken', { count: run.taken, room: roomOfRun(run, rooms) }),
        problemOfRun(run, language),
        run.left > 0 ? say('run.left', { count: run.left }) : undefined,
        ...counted.map((part) => say(`run.${part}`, { count: run[part] })),
        say('mail.more'),
      ),
      buttons: [{ label: say('run.see'), href: publicUrl + runHref(house.id) }],
      footer: managersFooter(house, run.movedAt, language),
    },
  }
}

export function importSummary(
  { to, house }: ImportNotice,
  { managers }: HouseFacts,
  language: Language,
): Summary {
  const { name, email } = managerOf(to, managers) ?? {}
  const say = texts(language)
  return { name, address: email, about: say('title'), link: { label: say('run.see'), href: runHref(house) } }
}

const runHref = (house: string) => href({ path: managePaths.importRun }, { house })
