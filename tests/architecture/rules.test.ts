import { readFileSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf, placeOf, root, sources } from './sources.ts'
import type { Source } from './sources.ts'

const faults = (found: string[]) => expect(found, found.join('\n')).toEqual([])
const product = sources.filter(({ path }) => !path.startsWith('infra/'))
const server = product.filter(({ path }) => !path.startsWith('functions/site/browser/'))

/** Where a pattern occurs although it may not. */
function found(
  pattern: RegExp,
  allowed: (path: string) => boolean,
  among: readonly Source[] = server,
): string[] {
  return among
    .filter((source) => !allowed(source.path) && pattern.test(codeOf(source)))
    .map(({ path }) => `${path}: ${String(pattern)}`)
}

describe('the world comes in by Context alone', () => {
  it('clock and chance stand in the composition root', () => {
    const isRoot = (path: string) => path === 'functions/entry.ts'
    faults(found(/\bDate\.now\b|\bnew Date\(\)|Temporal\.Now/, isRoot))
    faults(found(/Math\.random|randomBytes\(/, isRoot))
    // The token of a transaction is not a name of anything: it only tells tries apart.
    faults(found(/randomUUID\(/, (path) => path === 'shared/table/dynamodb.ts'))
  })

  it('the environment is read in settings.ts, and in infra where a command starts', () => {
    faults(found(/process\.env/, (path) => path === 'shared/settings.ts'))
  })

  it('Intl stands in the files that format, and where zones are reckoned', () => {
    const users = ['shared/time/format.ts', 'shared/time/zoned-day.ts', 'shared/texts.ts']
    faults(found(/\bIntl\.|toLocale/, (path) => users.includes(path)))
  })

  it('Temporal stands where calendars tell how clocks change', () => {
    const users = product
      .filter(({ packages }) => packages.includes('temporal-polyfill'))
      .map(({ path }) => path)
    expect(users).toEqual(['shared/time/transitions.ts'])
  })

  it('the AWS SDK stands behind the table and the composition root', () => {
    const users = product.filter(({ packages }) => packages.some((name) => name.startsWith('@aws-sdk/')))
    const allowed = /^(shared\/table\/|shared\/mail\/|shared\/aws\/|shared\/stream|functions\/entry\.ts)/
    faults(users.map(({ path }) => path).filter((path) => !allowed.test(path)))
  })
})

describe('everything is said once', () => {
  it('what stands beside a house sorts before its words in other languages, and so is read with it', () => {
    const keys = server.flatMap(({ text }) => [
      ...text.matchAll(/besideHouse\([\w.]+, [`']([^`']+)|pk: `HOUSE#\$\{\w+\}`, sk: [`']([^`']+)/g),
    ])
    const sorts = keys.map(([, named, written]) => named ?? written ?? '')
    expect(sorts).toEqual(expect.arrayContaining(['HOUSE', 'ROOM#${id}', 'SILENCE']))
    faults(sorts.filter((sk) => sk < 'A' || sk > 'WORDS#'))
  })

  it('keys stand in stores alone', () => {
    const keys = /`?[A-Z]{4,}#/
    const isStore = (path: string) => /\/store(\.ts|\/)/.test(path) || path === 'shared/secret.ts'
    faults(
      server
        .filter(({ path, text }) => keys.test(text) && !isStore(path) && path.startsWith('functions/'))
        .map(({ path }) => path),
    )
  })

  it('paths stand in contracts alone', () => {
    const path = /['"`]\/(api|manage|bookings|sign-in|feeds)\//
    faults(
      server
        .filter((source) => source.path.startsWith('functions/') && placeOf(source.path)?.role !== 'contract')
        .filter(({ text }) => path.test(text))
        .map((source) => source.path),
    )
  })

  it('parts of a line are joined with the comma of the language (`shared/in-a-row.ts`)', () => {
    const shown = server.filter(({ path }) => /\/(views|news)[./]|^shared\/(html|time)\//.test(path))
    // Rooms as the history keeps them; the text of a rule of recurrence.
    const kept = ['functions/bookings/views/mail/changes.ts', 'shared/time/recurrence-text.ts']
    const joined = /\.join\('[,;] '\)|\}[,;] \$\{|\}, `|`[,;] \$\{/
    const faulty = shown.filter(({ path, text }) => !kept.includes(path) && joined.test(text))
    faults(faulty.map(({ path }) => path))
  })

  it('the point between facts keeps to the fact before it (`point` of `shared/in-a-row.ts`)', () => {
    const joined = /join\(['"`] · |['"`}>] · \$\{|\} · ['"`$<]|`· </
    faults(server.filter(({ text }) => joined.test(text)).map(({ path }) => path))
  })

  it('statuses of refusals stand in problem.ts: domain files know none', () => {
    faults(
      server
        .filter(({ path }) => ['actions', 'rules', 'store', 'schema'].includes(placeOf(path)?.role ?? ''))
        .filter((source) => /\bstatus\w*\s*[:=(]\s*\d{3}\b/.test(codeOf(source)))
        .map(({ path }) => path),
    )
  })

  it('what fits into one transaction is told from one number', () => {
    const isLimits = (path: string) => path === 'shared/table/limits.ts'
    faults(found(/\b(mostWrites|mostSheets\w*|mostKeys|sheetsAtOnce)\s*=\s*\d/, isLimits))
  })

  it('tokens are proved in one place, so that a change of keys ends no link', () => {
    const isOne = (path: string) => path === 'shared/keys.ts'
    faults(found(/timingSafeEqual/, isOne))
    // A code is typed within minutes: it is right for one key only.
    faults(
      found(/sameText\(/, (path) => isOne(path) || path === 'functions/identity/actions/confirm-sign-in.ts'),
    )
    faults(found(/[!=]== (?!\w*Of)\w*([tT]oken|Proof)\(/, isOne))
  })

  it('what is stored of somebody is asked where the contract says so (`findsOwned`)', () => {
    const asking = [
      'functions/identity/actions/data-request-news.ts',
      'functions/my-data/actions/read.ts',
      'functions/feeds/actions/own/things.ts',
      // Read by the function that writes mails.
      'functions/attendances/actions/mail-facts.ts',
    ]
    faults(found(/\.ownedBy\(/, (path) => asking.includes(path)))
  })

  it('no Scan anywhere but in an operator’s command', () => {
    faults(found(/\bScanCommand\b|dynamodb:Scan/, (path) => path === 'infra/migration.ts', sources))
  })
})

describe('size', () => {
  it('no file is above 250 lines', () => {
    const others = ['tests/**/*.ts', 'functions/site/styles/*.css'].flatMap((pattern) =>
      globSync(pattern, { cwd: root }).map((path) => ({
        path,
        lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1,
      })),
    )
    faults(
      [...sources, ...others]
        .filter(({ lines }) => lines > 250)
        .map(({ path, lines }) => `${path}: ${lines}`),
    )
  })

  it('no file is called index, utils, helpers, types or common', () => {
    faults(
      sources
        .map(({ path }) => path)
        .filter((path) => /\/(index|utils?|helpers?|types|common)\.ts$/.test(path)),
    )
  })
})
