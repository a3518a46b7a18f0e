import type * as z from 'zod/mini'
import type { Context } from './context.ts'
import type { MailContent } from './html/mail.ts'
import type { Language } from './language.ts'
import type { OutgoingMail } from './mail.ts'
import type { Item } from './table/write.ts'
import type { Instant } from './time/civil.ts'

/**
 * What is told of one type of item: who hears what, in which words. It decides and words and reads nothing; what it has to know
 * is read by the `Reads` beside it. `Change`: what has happened to an item. `Notice`: what is stored of a mail until it goes.
 */
export interface News<Change, Notice, Facts> {
  /** The type of the item; each notice carries it. */
  about: string
  /** Reads a notice as it was stored. */
  notice: z.ZodMiniType<Notice>
  /** What happened that somebody may have to hear; where nothing did, nothing is read. */
  changeOf(old: Item | undefined, after: Item): Change | undefined
  /** Who hears of it: a mail for each. */
  tell(change: Change, facts: Facts): Told[]
  /** From when on nobody can use it any more. */
  overAt?(notice: Notice): Instant | undefined
  /** The words; nothing if there is nobody any more whom it concerns. Views and texts are imported here, not before. */
  write(notice: Notice, facts: Facts): Promise<Letter | undefined>
  /** The notice in the list of mails that could not be delivered, if it is ever parked. */
  summarize?(notice: Notice, facts: Facts, language: Language): Promise<Summary>
}

/** What has to be known of the present; nothing if what it is about is gone, and then nobody is told anything. */
export interface Reads<Change, Notice, Facts> {
  forTelling(ctx: Context, change: Change): Promise<Facts | undefined>
  /** The same for all notices of the type that are parked with one: a list of them reads it once. */
  forWriting(ctx: Context, notice: Notice): Promise<Facts | undefined>
}

/** One mail to one person. */
export interface Told {
  /** Says the same whenever the same news is told to the same person, so that it is one mail. */
  name: readonly string[]
  /** As it is stored. */
  notice: StoredNotice
  /** With whom it waits if it cannot be delivered, by id; without it, it is given up. */
  parkedWith?: string
}

export type StoredNotice = { about: string; [field: string]: unknown }

/** A mail before it has a form. */
export interface Letter {
  to: string
  /** Whom an answer reaches. */
  replyTo?: string | undefined
  subject: string
  content: MailContent & { language: Language }
  attachments?: OutgoingMail['attachments']
  /** Such as how to leave a list with one click (RFC 8058). */
  headers?: OutgoingMail['headers']
}

/** To whom a mail is, what it is about, and where to look after that. */
export interface Summary {
  name?: string | undefined
  address?: string | undefined
  about: string
  link: { label: string; href: string }
}

/** News with its reads, whatever they are about: what delivers mails knows no more of them. */
export interface NewsSource extends News<unknown, unknown, unknown>, Reads<unknown, unknown, unknown> {}

/** Of each type of item that gives news, by the type; imported when such an item changed or a mail about it is due. */
export type AllNews = Readonly<Record<string, () => Promise<NewsSource>>>

/** Puts together what belongs together. */
export function newsSource<Change, Notice, Facts>(
  news: News<Change, Notice, Facts>,
  reads: Reads<Change, Notice, Facts>,
): NewsSource {
  return { ...news, ...reads }
}
