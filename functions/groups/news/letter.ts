import type { News } from '../../../shared/news.ts'
import type { LetterFacts } from '../actions/mail-facts.ts'
import { hearers } from '../rules/people.ts'
import { GroupLetter } from '../schema.ts'
import { LetterNotice } from '../schema/notice.ts'

/** What a host writes goes to everybody in the group who wants it, one by one: nobody sees the others' addresses. */
export const groupLetter: News<GroupLetter, LetterNotice, LetterFacts> = {
  about: 'group-letter',
  notice: LetterNotice,

  changeOf: (old, after) => (old === undefined ? GroupLetter.parse(after) : undefined),

  tell: ({ id: letter, group, house, from }, { people }) =>
    hearers(people, from.id).map(({ id }) => ({
      name: [group, letter, id],
      notice: { about: 'group-letter', house, group, letter, id },
    })),

  write: async (notice, facts) => (await import('../views/letter.ts')).letterToAll(notice, facts),
}
