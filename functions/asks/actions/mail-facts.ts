import type { Hearer } from '../../groups/rules/people.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import type { Ask } from '../schema.ts'

/** What a mail about a question has to know of the present. */
export interface AskFacts extends HouseFacts {
  /** As it is now; nothing of one that is gone. */
  ask?: Ask | undefined
  /** Who hears of it: hosts of the group that is asked, or of the one that asks. */
  hosts: readonly Hearer[]
}
