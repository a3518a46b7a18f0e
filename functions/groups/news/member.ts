import type { News, Told } from '../../../shared/news.ts'
import type { GroupFacts } from '../actions/mail-facts.ts'
import { hearers } from '../rules/people.ts'
import { Member } from '../schema.ts'
import { MemberNotice } from '../schema/notice.ts'

interface MemberChange {
  member: Member
  what: MemberNotice['what']
}

/** Somebody at the door, let in, or made host. */
export const groupMember: News<MemberChange, MemberNotice, GroupFacts> = {
  about: 'group-member',
  notice: MemberNotice,

  changeOf(old, after) {
    const member = Member.parse(after)
    const what = newsOf(old && Member.parse(old), member)
    return what && { member, what }
  },

  tell({ member, what }, { people }) {
    const { email, provedAt } = member
    if (what !== 'knocking') {
      const hears = email !== undefined && (what === 'proof' || what === 'invited' || provedAt !== undefined)
      return hears ? [told(member, member.id, what)] : []
    }
    // One mail, however many knock before a host looks: the others stand on the same page.
    const others = people.filter(({ state, id }) => state === 'asked' && id !== member.id)
    if (others.some((other) => hasBeenTold(other))) return []
    const hosts = hearers(people).filter(({ role }) => role === 'host')
    return hosts.map((host) => told(member, host.id, what))
  },

  write: async (notice, facts) => (await import('../views/mail.ts')).memberLetter(notice, facts),
}

function told({ group, house, id, version }: Member, to: string, what: MemberNotice['what']): Told {
  return {
    name: [group, id, what, String(version), to],
    notice: { about: 'group-member', house, group, id: to, what },
  }
}

/** Hosts hear of whoever asks once the address is theirs; who has but a telephone is heard of at once. */
const hasBeenTold = ({ email, provedAt }: Member) => email === undefined || provedAt !== undefined

function newsOf(before: Member | undefined, now: Member): MemberNotice['what'] | undefined {
  if (before === undefined) {
    if (now.state === 'invited') return 'invited'
    if (now.email !== undefined && now.provedAt === undefined) return 'proof'
    return now.state === 'asked' ? 'knocking' : undefined
  }
  if (before.againAt !== now.againAt) return againOf(now)
  if (now.state === 'asked') return !hasBeenTold(before) && hasBeenTold(now) ? 'knocking' : undefined
  if (before.state === 'asked') return 'let-in'
  const isHost = (member: Member) => member.role === 'host' && member.state === 'member'
  return before.state === 'member' && !isHost(before) && isHost(now) ? 'host' : undefined
}

/** The first mail once more, as long as the address is not shown to be theirs; then the way to their page. */
function againOf({ state, provedAt }: Member): MemberNotice['what'] {
  if (state === 'invited') return 'invited'
  return provedAt === undefined ? 'proof' : 'again'
}
