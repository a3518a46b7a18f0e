import { greeting, paragraphs } from '../../../shared/html/mail-words.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { Letter, Summary } from '../../../shared/news.ts'
import { textsOf } from '../../../shared/texts.ts'
import { signInHref } from '../../identity/contract.ts'
import { managePaths } from '../contract.ts'
import type { TeamFacts } from '../actions/team-facts.ts'
import type { TeamNotice, TeamStep } from '../schema/team-step.ts'
import de from '../texts/team-mail.de.json' with { type: 'json' }
import en from '../texts/team-mail.en.json' with { type: 'json' }
import { houseFooter, managersFooter } from './mail.ts'

const texts = textsOf({ name: 'houses/team-mail', de, en })

/** To whoever it is about, or to a manager; nothing to who is nobody of the house any more, but for hearing that. */
export function teamLetter({ to }: TeamNotice, facts: TeamFacts): Letter | undefined {
  const { step, house } = facts
  const reader = readerOf(to, facts)
  if (step === undefined || reader === undefined) return undefined
  const { name, email, language } = reader
  const say = texts(language)
  const isAbout = to === step.person
  const kind = `${isAbout ? 'you' : 'team'}.${step.what}` as const
  const named = { house: house.name, name: step.name, by: doerOf(facts), role: say(`role.${step.role}`) }
  const heading = say(`${kind}.heading`, named)
  const isIn = !isAbout || step.what === 'joined' || step.what === 'role'
  return {
    to: email,
    subject: heading,
    content: {
      language,
      heading,
      paragraphs: paragraphs(
        greeting(name, language),
        say(`${kind}.text`, named),
        isAbout && isIn ? say(`powers.${step.role}`) : undefined,
        step.what === 'joined' && isAbout ? say('how') : undefined,
        isAbout ? undefined : say('check'),
      ),
      buttons: isIn ? [buttonFor(step, isAbout, { say, publicUrl: facts.publicUrl })] : [],
      footer: isIn ? managersFooter(house, facts.now, language) : houseFooter(house, facts.now, language),
    },
  }
}

export function teamSummary({ to, house }: TeamNotice, facts: TeamFacts, language: Language): Summary {
  const { name, email } = readerOf(to, facts) ?? {}
  const say = texts(language)
  return { name, address: email, about: say('summary'), link: { label: say('team'), href: teamHref(house) } }
}

function buttonFor(
  { house, what }: TeamStep,
  isAbout: boolean,
  { say, publicUrl }: { say: ReturnType<typeof texts>; publicUrl: string },
) {
  const inbox = href({ path: managePaths.inbox }, { house })
  if (isAbout && what === 'joined') return { label: say('signIn'), href: publicUrl + signInHref(inbox) }
  return { label: say('team'), href: publicUrl + teamHref(house) }
}

/** By the name and in the language of this house; who was taken out by those of their own. */
function readerOf(to: string, { managers, step, person }: TeamFacts) {
  const manager = managers.find((each) => each.person === to)
  if (manager) return manager
  const isGone = step?.what === 'removed' || step?.what === 'left'
  return isGone && to === step.person && person ? { ...person, name: step.name } : undefined
}

function doerOf({ managers, step, doer, house }: TeamFacts): string {
  const manager = managers.find(({ person }) => person === step?.by)
  return manager?.name ?? (step?.by === step?.person ? step?.name : doer?.name) ?? house.name
}

function teamHref(house: string): string {
  return href({ path: managePaths.team }, { house })
}
