import type { Failure } from '../../../shared/http/failure.ts'
import type { Language } from '../../../shared/language.ts'
import type { TrustMatters } from '../../groups/actions/read-trust.ts'
import type { OpenedGroup } from '../../groups/actions/load.ts'
import type { SeenPerson } from '../../groups/actions/list-people.ts'
import type { Member } from '../../groups/schema.ts'
import type { House } from '../../houses/schema.ts'
import type { Own } from './links.ts'
import type { Next } from './next-model.ts'

/** What the page of somebody in a group, or at its door, is drawn from. */
export interface OwnModel extends Pick<OpenedGroup, 'group' | 'standing'> {
  language: Language
  house: House
  own: Own
  self: Member
  /** What the group does next. */
  next: Next
  /** Whom they may see, and as much of them. */
  people: readonly SeenPerson[]
  /** Full address of the group's page, to pass on. */
  url: string
  /** For those inside. */
  matters: TrustMatters | undefined
  done?: string | undefined
  /** What a form on it was refused for, and which. */
  failed?: { form: 'words' | 'people' | 'leave' | 'letter' | 'trust'; failure: Failure }
}
