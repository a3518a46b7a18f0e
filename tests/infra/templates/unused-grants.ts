/** Grants that no code of ours uses, but AWS in the name of the function, or for a call of ours. */
export const byAws = [
  {
    grants: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    reason: 'Lambda writes the log of each function.',
  },
  {
    grants: [
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ],
    reason: 'Lambda reads the stream and brings what is new.',
  },
  {
    grants: ['s3:PutObject', 's3:ListBucket'],
    reason: 'Lambda sets aside what a function could not digest.',
  },
  {
    grants: ['ses:SendRawEmail'],
    reason: 'SES checks it where SendEmail carries a message with attachments.',
  },
]

const check = 'dynamodb:ConditionCheckItem'
const batch = 'dynamodb:BatchGetItem'
const update = 'dynamodb:UpdateItem'
const remove = 'dynamodb:DeleteItem'

/**
 * Grants of the table that no test has needed of a function, by its name. Reading and writing are granted as a whole each: what a transaction consists
 * of follows from writes that earlier slices give as values, and a slice that begins to check a condition must not take down all that come
 * after it. A function of which no page asks for the secret may read it all the same, for the next one that does. None of these reaches an item that the function could not reach by the others.
 */
export const unusedGrants: Readonly<Record<string, readonly string[]>> = {
  contacts: ['dynamodb:GetItem', batch, 'ssm:GetParameter'],
  duties: [check],
  feeds: [check],
  followers: [batch, check],
  'group-pages': ['dynamodb:GetItem'],
  hosting: [check],
  identity: ['dynamodb:Query'],
  imports: [check],
  legal: [batch, update, remove, check],
  'meetings-api': [check],
  'my-data': [check],
  notifications: [update, check],
  photos: [batch, 'dynamodb:Query', 'ssm:GetParameter'],
  premises: [check],
  programme: [remove, check],
  'request-form': [remove, check],
  rooms: [batch],
  search: [check],
  'self-service': [check],
}
