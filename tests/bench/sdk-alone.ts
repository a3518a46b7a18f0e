import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { dynamoTable } from '../../shared/table/dynamodb.ts'

/** The least that a function which reads the table has to import: what all bundles are measured against. */
export const handler = () => dynamoTable(new DynamoDBClient({}), 'table', () => '')
