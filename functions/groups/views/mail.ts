import { greeting, paragraphs } from '../../../shared/html/mail-words.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Letter } from '../../../shared/news.ts'
import { textsOf } from '../../../shared/texts.ts'
import { managerOf } from '../../contacts/rules/recipient.ts'
import type { Recipient } from '../../contacts/schema/recipient.ts'
import { houseFooter, managersFooter } from '../../houses/views/mail.ts'
import type { GroupFacts } from '../actions/mail-facts.ts'
import { groupPaths } from '../contract/paths.ts'
import { standingOf } from '../rules/rights.ts'
import { openAgreements } from '../rules/trust.ts'
import { memberProof, memberToken } from '../rules/tokens.ts'
import type { Member } from '../schema.ts'
import type { GroupNotice, MemberNotice } from '../schema/notice.ts'
import de from '../texts/mail.de.json' with { type: 'json' }
import en from '../texts/mail.en.json' with { type: 'json' }

export const texts = textsOf({ name: 'groups/mail', de, en })

/** To somebody in a group or at its door; nothing if what it says is no longer so. */
export function memberLetter({ id, what }: MemberNotice, facts: GroupFacts): Letter | undefined {
  const member = facts.people.find((each) => each.id === id)
  if (member?.email === undefined || !isSo(what, member, facts)) return undefined
  // Fixed words to whoever may not know of it: not even the name that somebody gave the group.
  return what === 'proof' || what === 'invited'
    ? letter(member, facts, {
        what,
        href: what === 'proof' ? proofHref(member, facts) : ownHref(member, facts),
      })
    : letter(member, facts, { what, title: facts.group.name, href: ownHref(member, facts) })
}

/** As long as what it says is so: that nobody hosts a group, that hosts have to agree, that somebody is to be called. */
export function groupLetter({ to, what }: GroupNotice, facts: GroupFacts): Letter | undefined {
  if (to.kind !== 'member') return what === 'nobody' ? nobodyLetter(to, facts) : callLetter(to, facts)
  const { group } = facts
  const member = facts.people.find((each) => each.id === to.id)
  if (member?.email === undefined || what === 'nobody') return undefined
  const isSoNow =
    what === 'agree'
      ? standingOf(member) === 'host' && openAgreements(group, facts.agreements).length > 0
      : group.seekingSince !== undefined
  if (!isSoNow || group.state !== 'active') return undefined
  return letter(member, facts, { what: what ?? 'seeking', title: group.name, href: ownHref(member, facts) })
}

function callLetter(to: Recipient, facts: GroupFacts): Letter | undefined {
  return facts.group.state === 'asked' ? managerLetter(to, facts, 'call') : undefined
}

function nobodyLetter(to: Recipient, facts: GroupFacts): Letter | undefined {
  const isSoNow = facts.group.state === 'active' && facts.group.seekingSince !== undefined
  return isSoNow ? managerLetter(to, facts, 'nobody') : undefined
}

function managerLetter(
  to: Recipient,
  { group, house, managers, now, publicUrl }: GroupFacts,
  what: 'call' | 'nobody',
): Letter | undefined {
  const manager = managerOf(to, managers)
  if (manager === undefined) return undefined
  const { language, email, name } = manager
  const say = texts(language)
  const link = publicUrl + href({ path: groupPaths.managed }, { house: house.id })
  const named = { title: group.name, house: house.name }
  return {
    to: email,
    subject: say(`${what}.subject`, named),
    content: {
      language,
      heading: say(`${what}.heading`),
      tone: 'waiting',
      paragraphs: paragraphs(greeting(name, language), say(`${what}.text`, named)),
      buttons: [{ label: say(`${what}.button`), href: link }],
      footer: managersFooter(house, now, language),
    },
  }
}

function isSo(
  what: MemberNotice['what'],
  { state, role, provedAt }: Member,
  { people }: GroupFacts,
): boolean {
  if (what === 'proof') return provedAt === undefined
  if (what === 'invited') return state === 'invited'
  if (what === 'knocking') return people.some((each) => each.state === 'asked')
  if (what === 'again') return provedAt !== undefined
  return state === 'member' && (what === 'let-in' || role === 'host')
}

interface Words {
  what: MemberNotice['what'] | 'seeking' | 'agree'
  title?: string
  href: string
}

function letter(member: Member, facts: GroupFacts, { what, title = '', href: link }: Words): Letter {
  const { house, now } = facts
  const { language, email = '', name } = member
  const say = texts(language)
  const isKnown = title !== ''
  return {
    to: email,
    replyTo: house.email,
    subject: say(`${what}.subject`, { title, house: house.name }),
    content: {
      language,
      heading: say(`${what}.heading`),
      paragraphs: paragraphs(greeting(isKnown ? name : undefined, language), say(`${what}.text`, { title })),
      buttons: [{ label: say(`${what}.button`), href: link, kind: 'urgent' }],
      footer: [...houseFooter(house, now, language), say(isKnown ? 'why' : 'whyUnknown')],
    },
  }
}

function proofHref({ house, group, id, email }: Member, { publicUrl, secret }: GroupFacts): string {
  const token = memberProof(secret, { group, id, email })
  return publicUrl + href({ path: groupPaths.proof }, { house, id: group, member: id, token })
}

/** The link of somebody in the group. */
export function ownHref({ house, group, id }: Member, { publicUrl, secret }: GroupFacts): string {
  const token = memberToken(secret, { group, id })
  return publicUrl + href({ path: groupPaths.own }, { house, id: group, token })
}
