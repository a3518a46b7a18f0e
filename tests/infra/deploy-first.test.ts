import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { aCloudStage } from '../support/cloud-stage.ts'
import type { CloudStage } from '../support/cloud-stage.ts'
import { itInTurn } from '../support/in-turn.ts'

const sample = readFileSync(resolve(import.meta.dirname, '../../infra/houses/aef.json'), 'utf8')

function houseIn({ folder }: CloudStage): string {
  const file = join(folder, 'house.json')
  writeFileSync(file, sample.replaceAll('.example', '.kaarst-mitte.net'))
  return file
}

const lead = (stage: CloudStage, typed: readonly string[] = [], more = '') =>
  stage.run(`npm run deploy:first${more}`, { typed })
const issued = {
  'acm list-certificates': {
    CertificateSummaryList: [
      {
        CertificateArn: 'arn:aws:acm:us-east-1:1:certificate/x',
        DomainName: '*.kaarst-mitte.net',
        Status: 'ISSUED',
      },
    ],
  },
}

/** Those that change something, after the command itself. */
const done = (calls: readonly string[]) =>
  calls.slice(1).filter((call) => /^(npm|cdk (bootstrap|deploy)|aws acm request)/.test(call))

describe('npm run deploy:first', () => {
  itInTurn('leads from an empty account to a house that can be used', async () => {
    await using stage = await aCloudStage()
    stage.answer(issued)
    const file = houseIn(stage)
    const typed = [
      'treff.kaarst-mitte.net',
      'Bürgerhaus <treff@kaarst-mitte.net>',
      'Stadt Kaarst',
      'Am Neumarkt 2',
      '',
      'technik@kaarst-mitte.net',
      file,
    ]
    const { code, said, calls } = await lead(stage, typed)
    expect([code, said]).toEqual([0, expect.stringContaining('It is deployed.')])
    expect(stage.stage('production')).toEqual({
      publicUrl: 'https://treff.kaarst-mitte.net',
      mailFrom: 'Bürgerhaus <treff@kaarst-mitte.net>',
      tableName: stage.world.engine.tableName,
      domain: 'treff.kaarst-mitte.net',
      certificateArn: 'arn:aws:acm:us-east-1:1:certificate/x',
      operator: 'Stadt Kaarst\nAm Neumarkt 2',
      alarmMail: 'technik@kaarst-mitte.net',
    })
    expect(done(calls)).toEqual([
      'npm run build',
      'cdk bootstrap aws://123456789012/eu-central-1',
      'cdk deploy --all -c stage=production --rollback-trigger-alarm-arns none',
      'npm run -s secret',
      `npm run -s found-house -- ${file}`,
    ])
    expect(stage.secret()).toMatch(/^[\w-]{43}$/)
    expect((await loadHouse(stage.world.ctx, 'aef')).house.name).toBe('Albert-Einstein-Forum')
    const records = [
      'treff.kaarst-mitte.net CNAME d111.cloudfront.net',
      'x._domainkey.kaarst-mitte.net CNAME x.dkim',
      'treffpunkt-mail.kaarst-mitte.net MX 10 feedback',
    ]
    const places = records.map((record) => said.indexOf(`     ${record}\n`))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(said).toContain('Leave the sandbox of SES')
  })

  itInTurn('run again, says what is done and changes nothing that is', async () => {
    await using stage = await aCloudStage()
    stage.answer(issued)
    const file = houseIn(stage)
    await lead(stage, ['treff.kaarst-mitte.net', 'treff@kaarst-mitte.net', '', '-', file])
    const [before, secret] = [stage.stage('production'), stage.secret()]
    const again = await lead(stage, ['', file])
    expect([again.code, again.said]).toEqual([0, expect.stringContaining('prepared for the CDK already')])
    for (const words of ['Keep it as it is', 'lies in its place already', 'is there already: /aef'])
      expect(again.said).toContain(words)
    expect(done(again.calls).filter((call) => call.includes('bootstrap'))).toEqual([])
    expect([stage.stage('production'), stage.secret()]).toEqual([before, secret])
  })

  itInTurn('takes the name that AWS gives into the links, where there is none of one’s own', async () => {
    await using stage = await aCloudStage()
    const { code, calls, said } = await lead(stage, ['-', 'treff@kaarst-mitte.net', '', '-', '-'])
    expect([code, said]).toEqual([0, expect.stringContaining('STAGE=production npm run found-house')])
    expect(stage.stage('production')['publicUrl']).toBe('https://d111.cloudfront.net')
    // Before there is a secret, pages fail: the alarm would take the second deployment back.
    const deployment = 'cdk deploy --all -c stage=production --rollback-trigger-alarm-arns none'
    expect(calls.filter((call) => call.startsWith('cdk deploy'))).toEqual([deployment, deployment])
    // SES knows the sender by now, but from us.
    stage.answer({ 'sesv2 get-email-identity': {} })
    const again = await lead(stage, ['no', '', '', '', '-', '-'])
    expect(stage.stage('production')).not.toHaveProperty('senderExists')
    expect([again.code, stage.stage('production')['publicUrl']]).toEqual([0, 'https://d111.cloudfront.net'])
    expect(again.calls.filter((call) => call.startsWith('cdk deploy'))).toHaveLength(1)
  })

  itInTurn('asks for a certificate and ends with the record to set; later it goes on there', async () => {
    await using stage = await aCloudStage()
    const first = await lead(stage, ['treff.kaarst-mitte.net'])
    expect([first.code, first.said]).toEqual([
      1,
      expect.stringContaining('_a1.treff.kaarst-mitte.net. CNAME _b2.acm.aws.'),
    ])
    expect(done(first.calls)).toEqual([
      expect.stringContaining(
        '--domain-name treff.kaarst-mitte.net --validation-method DNS --region us-east-1',
      ),
    ])
    const second = await lead(stage, ['treff.kaarst-mitte.net'])
    expect([second.code, done(second.calls)]).toEqual([1, []])
    stage.answer(issued)
    const third = await lead(stage, ['treff.kaarst-mitte.net', 'treff@kaarst-mitte.net', '', '-', '-'])
    expect([third.code, third.said]).toEqual([0, expect.stringContaining('It is deployed.')])
  })

  itInTurn('says what is wrong with an answer and asks again', async () => {
    await using stage = await aCloudStage()
    const typed = [
      'https://a.net/b',
      '-',
      'Haus',
      'treff@nachbarhäuser.net',
      'a@b.example',
      'treff@kaarst-mitte.net',
      '',
      'nobody',
      '-',
      'missing.json',
      '-',
    ]
    const { code, said } = await lead(stage, typed)
    expect(code).toBe(0)
    expect(said).toContain('That is no name of a site')
    expect(said.match(/mailFrom is Name <address> or an address/g)).toHaveLength(2)
    for (const words of [
      'That is an address for examples.',
      'alarmMail is an address.',
      'There is no such file.',
    ])
      expect(said).toContain(words)
  })

  itInTurn('leaves a sender alone that SES knows already', async () => {
    await using stage = await aCloudStage()
    stage.answer({ 'sesv2 get-email-identity --email-identity treff@kaarst-mitte.net': {} })
    await lead(stage, ['-', 'Haus <treff@kaarst-mitte.net>', '', '-', '-'])
    expect(stage.stage('production')['senderExists']).toBe(true)
  })

  itInTurn('gives a second stage a table of its own', async () => {
    await using stage = await aCloudStage()
    await lead(stage, ['-', 'treff@kaarst-mitte.net', '', '-'], ' -- --stage test')
    expect(stage.stage('test')['tableName']).toBe('treffpunkt-test')
  })

  it.each([
    ['aws', 'The AWS CLI is missing'],
    ['cdk', 'run "npm ci"'],
  ])('says what to do where %s is missing', async (program, words) => {
    await using stage = await aCloudStage()
    stage.remove(program)
    const { code, said } = await lead(stage)
    expect([code, said]).toEqual([1, expect.stringContaining(words)])
    expect(said).not.toContain('    at ')
  })

  itInTurn('says what to do where AWS does not know who asks, and where answers end', async () => {
    await using stage = await aCloudStage()
    const ended = await lead(stage, ['-'])
    expect([ended.code, ended.said]).toEqual([1, expect.stringContaining('Run this again')])
    expect(done(ended.calls)).toEqual([])
    stage.answer({ 'sts get-caller-identity': undefined })
    const unknown = await lead(stage)
    expect([unknown.code, unknown.said]).toEqual([1, expect.stringContaining('aws configure sso')])
    expect(unknown.said).not.toContain('    at ')
  })

  itInTurn('refuses a name that is no stage', async () => {
    await using stage = await aCloudStage()
    const { code, said } = await lead(stage, [], ' -- --stage local')
    expect([code, said]).toEqual([1, expect.stringContaining('A stage has a name')])
  })
})
