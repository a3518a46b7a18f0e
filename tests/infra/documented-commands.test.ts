import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { execFileSync, spawnSync } from 'node:child_process'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCloudStage, emptyAccount } from '../support/cloud-stage.ts'
import type { CloudStage } from '../support/cloud-stage.ts'
import { isFull } from '../support/budget.ts'
import { commandsIn, strayCommandsIn } from '../support/documented-commands.ts'
import { sharedTemplates } from '../support/shared-templates.ts'
import { ways } from './documented-ways.ts'
import type { Way } from './documented-ways.ts'
import { isInTurn, itInTurn } from '../support/in-turn.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const documents = ['README.md', 'CONTRIBUTING.md', 'docs/operations.md', 'docs/local.md']
const commands = [...new Set(documents.flatMap((path) => commandsIn(read(path))))]

const wayOf = (command: string) => ways.find((way) => way.command.test(command))
/** In the order of the ways. */
const tried = ways.flatMap((way) =>
  commands.filter((command) => wayOf(command) === way).map((command) => [command, way] as const),
)
const running = tried.filter(
  (each): each is [string, Way & Required<Pick<Way, 'runs'>>] => each[1].runs !== undefined,
)
const elsewhere = tried.flatMap(([command, way]) =>
  way.elsewhere ? [[command, way.elsewhere] as const] : [],
)

describe('the commands of the documents', () => {
  it('are all tried in some way, or named with a reason why not, and none is named that stands nowhere', () => {
    expect(commands.length).toBeGreaterThan(30)
    expect(commands.filter((command) => wayOf(command) === undefined)).toEqual([])
    expect(
      ways.filter((way) => !tried.some((each) => each[1] === way)).map(({ command }) => command),
    ).toEqual([])
  })

  it.each(documents)('stand in %s where they are found', (path) => {
    expect(strayCommandsIn(read(path))).toEqual([])
  })

  it.each(elsewhere)('%s is run by another file', (_, { file, names }) => {
    expect(read(file)).toContain(names)
  })

  it('lead to programs that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const files = Object.values(scripts).flatMap((script) => script.match(/\b[\w/.-]+\.(ts|mjs)\b/g) ?? [])
    expect(files.length).toBeGreaterThan(10)
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })
})

const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Test//EN',
  'BEGIN:VEVENT',
  'UID:1@test',
  'DTSTAMP:20261201T090000Z',
  'DTSTART;TZID=Europe/Berlin:20351204T190000',
  'DTEND;TZID=Europe/Berlin:20351204T210000',
  'SUMMARY:Chorprobe',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')

const complete = { publicUrl: 'https://treff.kaarst-mitte.net', mailFrom: 'treff@kaarst-mitte.net' }

// They stand on each other, so all of them have their turn together.
describe.runIf(isInTurn('documented commands', 5))('a command runs', () => {
  let stage: CloudStage
  let dist: string

  beforeAll(async () => {
    dist = join(dirname(await sharedTemplates()), 'dist')
    stage = await aCloudStage()
    const write = (name: string, text: string) => writeFileSync(join(stage.folder, name), text)
    write('my-house.json', read('infra/houses/aef.json').replaceAll('.example', '.kaarst-mitte.net'))
    write('room.ics', calendar)
    write('calendar.ics', calendar)
  })
  afterAll(() => stage[Symbol.asyncDispose]())

  it.each(running)('%s', async (command, { runs: { says = '', calls = [], exits = 0, typed = [] } }) => {
    const isLead = command.includes('deploy:first')
    // It begins where nothing is done yet; what stands in `cdk.json` is taken as it is by all others.
    stage.answer({
      ...emptyAccount,
      'cloudformation describe-stacks': undefined,
      'ssm get-parameter': undefined,
      'dynamodb ': {},
      'sesv2 create-email-identity': {},
    })
    for (const name of ['production', 'test']) stage.describe(name, isLead ? {} : complete)
    const line = command.replaceAll(/<\w+>/g, 'leitung@kaarst-mitte.net')
    const ran = await stage.run(line, { typed, ...(/cdk|npm run deploy( |$)/.test(command) ? { dist } : {}) })
    expect([ran.code, ran.said]).toEqual([exits, expect.stringContaining(says)])
    expect(ran.calls).toEqual(expect.arrayContaining([...calls]))
  })

  itInTurn('and what the CDK would read is complete: a stage that lacks something ends it', async () => {
    stage.describe('production', { publicUrl: complete.publicUrl })
    const { code, said } = await stage.run('npx cdk diff', { dist })
    expect([code, said]).toEqual([1, expect.stringContaining('mailFrom')])
  })
})

const hasAws = process.env['PATH']?.split(':').some((folder) => existsSync(join(folder, 'aws')))

describe('the options of AWS that we know', () => {
  const known = JSON.parse(read('tests/fixtures/aws-options.json')) as Record<string, string[]>

  it('name no other: a wrong one ends a command', async () => {
    await using stage = await aCloudStage()
    const wrong = await stage.run('aws sts get-caller-identity --who')
    expect([wrong.code, wrong.said]).toEqual([252, 'Unknown options: --who\n'])
    expect((await stage.run('aws dynamodb forget-table')).code).toBe(252)
  })

  /** The AWS CLI names the inputs of a call, but for those whose answer it writes into a file: of these it says which option lacks its value. */
  const intoFile = ['s3api get-object', 'lambda invoke']
  const cases = Object.entries(known).map(([call, options]): [string, string[]] => [
    call,
    options.filter((option) => !option.startsWith('--no-')),
  ])
  const env = { ...process.env, AWS_REGION: 'eu-central-1', AWS_EC2_METADATA_DISABLED: 'true' }

  it.runIf(hasAws && isFull).each(cases.filter(([call]) => !intoFile.includes(call)))(
    'are those of the AWS CLI on this machine: %s',
    (call, options) => {
      const words = [...call.split(' '), '--generate-cli-skeleton', 'input']
      const skeleton = JSON.parse(execFileSync('aws', words, { env, encoding: 'utf8' })) as object
      const dashed = Object.keys(skeleton).map(
        (name) => `--${name.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase()}`,
      )
      expect(options.filter((option) => !dashed.includes(option))).toEqual([])
    },
  )

  it
    .runIf(hasAws && isFull)
    .each(
      cases
        .filter(([call]) => intoFile.includes(call))
        .flatMap(([call, options]) => options.map((option) => [call, option])),
    )('are those of the AWS CLI on this machine: %s %s', (call, option) => {
    // A beginning of the name is taken as well, but the answer has the whole.
    const { stderr } = spawnSync('aws', [...call.split(' '), option], { env, encoding: 'utf8' })
    expect(stderr).toContain(`argument ${option}: expected one argument`)
  })
})
