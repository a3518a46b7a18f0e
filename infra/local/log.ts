import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where everything goes that is said while running: all of it into a file, what is an error also to the terminal. */
export interface LocalLog extends AsyncDisposable {
  file: string
  /** One line; `source` is the function or the part that speaks. */
  say: (source: string, text: string) => void
  /** The same, and to the terminal. */
  warn: (source: string, text: string) => void
}

const largestBytes = 10_000_000

/** Opens `functions.log` in the data folder; a file over 10 MB is put aside as `functions.log.1` first. */
export function openLog(dataDir: string, terminal: (line: string) => void): LocalLog {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'functions.log')
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestBytes) renameSync(file, `${file}.1`)
  const stream = createWriteStream(file, { flags: 'a' })
  stream.on('error', (error) => terminal(`The log ${file} cannot be written: ${error.message}`))
  const say = (source: string, text: string): void => {
    if (stream.writable) stream.write(`${new Date().toISOString()} [${source}] ${text}\n`)
  }
  return {
    file,
    say,
    warn: (source, text) => {
      say(source, text)
      terminal(`[${source}] ${text}`)
    },
    [Symbol.asyncDispose]: () => new Promise((done) => stream.end(() => done())),
  }
}
