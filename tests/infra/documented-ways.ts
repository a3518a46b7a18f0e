/** How a command of the documents is tried. Of several that fit, the first counts. */
export interface Way {
  command: RegExp
  /** It runs, against stand-ins of AWS and a real table: what it says, what it calls, how it ends. */
  runs?: { says?: string; calls?: readonly string[]; exits?: number; typed?: readonly string[] }
  /** Another file runs it, and names what it runs. */
  elsewhere?: { file: string; names: string }
  /** Nothing runs it, for this reason. */
  because?: string
}

const inCi = (names: string) => ({ elsewhere: { file: '.ci/run', names: `step ${names}` } })
const long = 'It takes long; what it calls is checked to be there, and it is what a nightly job runs.'

/** In this order: what needs a house comes after what founds one. */
export const ways: readonly Way[] = [
  {
    command: /^npm run deploy:first( -- --stage test)?$/,
    runs: {
      typed: ['-', 'treff@kaarst-mitte.net', '', '-', '-'],
      says: 'It is deployed.',
      calls: ['npm run build', 'cdk bootstrap aws://123456789012/eu-central-1'],
    },
  },
  {
    command: /^npm run deploy -- --stage test$/,
    runs: { calls: ['npm run build', 'cdk deploy --all -c stage=test --rollback-trigger-alarm-arns none'] },
  },
  {
    command: /^npm run deploy$/,
    runs: {
      calls: ['npm run build', 'cdk deploy --all -c stage=production --rollback-trigger-alarm-arns none'],
    },
  },
  { command: /^npm run deploy -- --unwatched$/, runs: { says: 'watched by nobody' } },
  { command: /^npx cdk diff$/, runs: { calls: ['cdk diff'] } },
  { command: /^STAGE=production npm run secret$/, runs: { says: 'The secret' } },
  {
    command: /^STAGE=production npm run secret -- rotate$/,
    runs: { says: 'A new key proves links from now on.' },
  },
  { command: /^STAGE=production npm run found-house -- my-house.json$/, runs: { says: 'is founded: /aef' } },
  { command: /^STAGE=production npm run migrate$/, runs: { says: 'house-words: ' } },
  { command: /^STAGE=production npm run import -- room.ics .*--dry-run$/, runs: { says: 'Chorprobe' } },
  // Those of the local runner say what is missing where it does not run.
  {
    command: /^npm run import -- calendar.ics .*$/,
    runs: { exits: 1, says: 'Nothing runs here (npm start)' },
  },
  { command: /^npm run import$/, runs: { exits: 1, says: 'npm run import -- file.ics' } },
  { command: /^npm run secret -- rotate$/, runs: { exits: 1, says: 'Nothing runs here (npm start)' } },
  { command: /^aws configure( sso)?$/, because: 'It asks for keys of an account.' },
  { command: /^aws logs tail /, because: 'It is made by the AWS CLI itself, of calls that change with it.' },
  { command: /^aws \w+ [\w-]+/, runs: {} },
  { command: /^export AWS_REGION=eu-central-1$/, runs: {} },
  {
    command: /^npm start( -- --(no-build|empty|fresh( --empty)?))?$/,
    elsewhere: { file: 'tests/local/start.test.ts', names: 'infra/local/start.ts' },
  },
  {
    command: /^node infra\/local\/start.ts$/,
    elsewhere: { file: 'tests/local/start.test.ts', names: 'infra/local/start.ts' },
  },
  {
    command: /^npm run lint:templates$/,
    elsewhere: { file: '.github/workflows/test.yml', names: 'npm run lint:templates' },
  },
  { command: /^npm ci$/, ...inCi('npm ci') },
  { command: /^npm test$/, ...inCi('npm test') },
  { command: /^npm run journeys$/, ...inCi('npm run journeys') },
  { command: /^npm run test:dynamodb-local$/, ...inCi('npm run test:dynamodb-local') },
  { command: /^npm run build$/, elsewhere: { file: 'tests/infra/build.test.ts', names: 'infra/build.ts' } },
  {
    command: /^npm run costs -- --houses 10000$/,
    elsewhere: { file: 'tests/costs/costs.test.ts', names: 'costsInWords(measured, ' },
  },
  {
    command: /^(STAGE=production )?npm run replay$/,
    elsewhere: { file: 'tests/infra/replay.test.ts', names: 'STAGE=production npm run replay' },
  },
  {
    command: /^(STAGE=production )?npm run drill$/,
    elsewhere: { file: 'tests/infra/drill.test.ts', names: 'STAGE=production npm run drill' },
  },
  { command: /^npm run (bench|proofs|mutate|runtime|vacancy-report)$/, because: long },
  { command: /^UPDATE_DOCS=1 npx vitest run /, because: 'It would write over what the test compares.' },
  { command: /^git (pull|checkout <commit>)$/, because: 'It changes the working tree.' },
]
