import { createInterface } from 'node:readline'
import { NotYet } from '../cloud/programs.ts'

/** Whoever sits before the terminal. */
export interface Asker extends Disposable {
  say(text: string): void
  /** Asks until the answer is right; an empty one is what was there before. `wrong` says in a sentence what is wrong with it. */
  ask(question: string, options?: Question): Promise<string>
  /** Several lines, up to an empty one. */
  askLines(question: string, before?: string): Promise<string>
  /** While a program asks something itself. */
  apart<Result>(work: () => Promise<Result>): Promise<Result>
}

interface Question {
  before?: string | undefined
  wrong?: (answer: string) => string | undefined
}

/** Answers typed, or written into a pipe beforehand: then what is asked beyond them ends it. */
export function terminalAsker(): Asker {
  const lines = createInterface({ input: process.stdin })
  const typed = lines[Symbol.asyncIterator]()
  const say = (text: string): void => void process.stdout.write(`${text}\n`)
  const next = async (question: string): Promise<string> => {
    process.stdout.write(question)
    const { value, done } = await typed.next()
    if (done === true) throw new NotYet('\nNothing more was typed. Run this again: it goes on here.')
    if (!process.stdin.isTTY) say('')
    return value.trim()
  }
  const shown = (before?: string): string => (before === undefined ? '' : ` [${before}]`)
  return {
    say,
    async ask(question, { before, wrong = () => undefined } = {}) {
      for (;;) {
        const answer = (await next(`${question}${shown(before)}: `)) || before || ''
        const fault = wrong(answer)
        if (fault === undefined) return answer
        say(`  ${fault}`)
      }
    },
    async askLines(question, before) {
      say(`${question}${shown(before?.replaceAll('\n', ' / '))}:`)
      const all: string[] = []
      for (let line = await next('  '); line !== ''; line = await next('  ')) all.push(line)
      return all.join('\n') || before || ''
    },
    async apart(work) {
      process.stdin.pause()
      try {
        return await work()
      } finally {
        process.stdin.resume()
      }
    },
    [Symbol.dispose]: () => lines.close(),
  }
}
