import { hasFocus, sayIn, unsay } from './ask-words.ts'
import type { Look, Words } from './ask-words.ts'
import { forgetYes, keepYes, keptYes } from './kept-yes.ts'
import type { Keeper, KeptYes } from './kept-yes.ts'
import { sendYes } from './send-yes.ts'
import type { Doors, Outcome } from './send-yes.ts'

/** So long a yes can be taken back, and so long until it is tried again where it did not arrive. */
const undoMs = 10_000
const againMs = 15_000

export interface Inbox {
  words: Words
  keeper: Keeper
  doors: Doors
  /** Says it to those who hear the page. */
  hear: (text: string) => void
}

/** The yes of one row: it waits, is taken back or goes out, and the row says each of it. */
export class OneTap {
  readonly row: HTMLElement
  private readonly inbox: Inbox
  private timer: ReturnType<typeof setTimeout> | undefined
  private state: 'idle' | 'waiting' | 'sending' | 'stuck' = 'idle'

  constructor(row: HTMLElement, inbox: Inbox) {
    this.row = row
    this.inbox = inbox
  }

  get isWaiting(): boolean {
    return this.state === 'waiting'
  }

  private get yes(): { id: string; version: number } {
    return { id: this.row.dataset['ask'] ?? '', version: Number(this.row.dataset['version']) }
  }

  private get name(): string {
    return this.row.dataset['name'] ?? ''
  }

  /** Begins to wait; false where the yes could not be kept until it is out, so that it must be said another way. */
  say(due = Date.now() + undoMs): boolean {
    if (this.state !== 'idle') return true
    if (!keepYes(Object.assign({ due }, this.yes), this.inbox.keeper)) return false
    this.state = 'waiting'
    const undo = { label: this.word('undo'), name: this.name, press: () => this.takeBack() }
    sayIn(this.row, { text: this.word('waiting'), button: undo }, 'waiting')
    this.timer = setTimeout(() => void this.send(), Math.max(0, due - Date.now()))
    return true
  }

  /** Goes on with what was said before this page was opened, if it was about what the row shows. */
  goOn(kept: KeptYes): void {
    if (kept.version === this.yes.version) this.say(kept.due)
    else {
      this.end()
      this.tell('changed', '')
    }
  }

  /** Only before it goes out: then nobody has heard of it. */
  takeBack(): void {
    if (this.state !== 'waiting') return
    this.end()
    unsay(this.row)
    this.inbox.hear(this.word('undone'))
    this.announce()
  }

  /** Sends what waits at once: the page may not be there any longer. */
  hurry(): void {
    if (this.state === 'waiting') void this.send()
    this.tryAgain()
  }

  /** Sends what did not arrive before. */
  tryAgain(): void {
    if (this.state === 'stuck') void this.send()
  }

  private async send(): Promise<void> {
    clearTimeout(this.timer)
    if (!keptYes(this.inbox.keeper).some((kept) => kept.id === this.yes.id)) {
      this.end()
      return unsay(this.row)
    }
    const wasStuck = this.state === 'stuck'
    this.state = 'sending'
    if (!wasStuck) sayIn(this.row, { text: this.word('sending') }, 'waiting')
    this.settle(await sendYes(this.inbox.doors, this.yes), wasStuck)
    this.announce()
  }

  private settle(outcome: Outcome, wasStuck: boolean): void {
    if (outcome === 'offline') return this.stick(wasStuck)
    if (outcome === 'sign-in') {
      this.state = 'stuck'
      const link = { label: this.word('signInLink'), href: location.href.split('#')[0]! }
      return sayIn(this.row, { text: this.word('signIn'), link }, 'waiting')
    }
    this.end()
    if (outcome === 'changed') return void this.showAsItIs().catch(() => this.tell('failed', ''))
    this.tell(outcome, outcome === 'failed' ? '' : outcome)
    const silent = this.row.querySelector<HTMLElement>('.ask-silent')
    if (outcome === 'done' && silent) silent.hidden = false
  }

  private stick(wasStuck: boolean): void {
    this.state = 'stuck'
    this.timer = setTimeout(() => this.tryAgain(), againMs)
    if (wasStuck) return
    sayIn(this.row, { text: this.word('offline') }, 'waiting')
    this.inbox.hear(this.word('heardOffline'))
  }

  private tell(what: 'done' | 'gone' | 'failed' | 'changed', look: Look): void {
    sayIn(this.row, { text: this.word(what) }, look)
    this.inbox.hear(what === 'done' ? this.word('heardDone') : `${this.word(what)} ${this.name}`)
  }

  /** The row as the house has it by now; it has buttons again. */
  private async showAsItIs(): Promise<void> {
    const answer = await fetch(location.pathname)
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.getElementById(this.row.id)
    if (fresh === null) return this.tell('gone', 'gone')
    const hadFocus = hasFocus(this.row)
    this.row.replaceChildren(...fresh.childNodes)
    Object.assign(this.row.dataset, fresh.dataset)
    this.row.tabIndex = -1
    if (hadFocus) this.row.focus({ preventScroll: true })
    this.tell('changed', '')
  }

  /** To who counts what still waits. */
  private announce(): void {
    this.row.dispatchEvent(new CustomEvent('ask-settled', { bubbles: true }))
  }

  private end(): void {
    clearTimeout(this.timer)
    this.state = 'idle'
    forgetYes(this.yes.id, this.inbox.keeper)
  }

  private word(name: string): string {
    return (this.inbox.words[name] ?? '').replace('{name}', this.name)
  }
}
