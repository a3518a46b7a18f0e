import type { News } from '../../shared/news.ts'
import type { AskFacts } from './actions/mail-facts.ts'
import { Ask, AskNotice } from './schema.ts'

export interface AskChange {
  ask: Ask
  what: AskNotice['what']
}

/** A question goes to all hosts of a group, its answer to whoever asked; before that one mail proves their address. */
export const ask: News<AskChange, AskNotice, AskFacts> = {
  about: 'ask',
  notice: AskNotice,

  changeOf(old, after) {
    const now = Ask.parse(after)
    const what = newsOf(old && Ask.parse(old), now)
    return what && { ask: now, what }
  },

  tell({ ask: { id, house, version, group }, what }, { hosts }) {
    const isToContact = what === 'proof' || (what !== 'asked' && group === undefined)
    const members = isToContact ? [undefined] : hosts.map((host) => host.id)
    return members.map((member) => ({
      name: [id, String(version), what, member ?? 'contact'],
      notice: { about: 'ask', id, house, what, version, ...(member ? { member } : {}) },
    }))
  },

  write: async (notice, facts) => (await import('./views/mail.ts')).askLetter(notice, facts),
}

function newsOf(before: Ask | undefined, { state, proof }: Ask): AskNotice['what'] | undefined {
  if (state === 'unproved') return before?.proof === proof ? undefined : 'proof'
  if (before?.state === state) return undefined
  return state === 'open' ? 'asked' : state
}
