import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { AwsAccess } from '../aws/signed-call.ts'

/**
 * The function's own region and keys, and how to sign with them. A file of its own, loaded with the function: what is loaded late
 * (the mail transport) is bundled whole, and the client whole costs every start twenty milliseconds.
 */
export const awsAccess = (): AwsAccess => new DynamoDBClient({}).config
