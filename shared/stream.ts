import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import type { Item } from './table/write.ts'
import { instantOfEpoch } from './time/civil.ts'
import type { Instant } from './time/civil.ts'

/** A change of one item, as the stream tells it; it may be told more than once. */
export interface StreamRecord {
  /** The sequence number: what a consumer gives back if it could not take the change. */
  id: string
  /** When it was made, to the second; not known of records that did not come by the stream. */
  at?: Instant
  name: 'INSERT' | 'MODIFY' | 'REMOVE'
  /** The item's type. */
  type: string
  old?: Item
  new?: Item
}

export function recordsOf(event: DynamoDBStreamEvent): StreamRecord[] {
  return event.Records.map(({ eventName, dynamodb = {} }) => {
    const old = plain(dynamodb.OldImage as Image | undefined)
    const seconds = dynamodb.ApproximateCreationDateTime
    const after = plain(dynamodb.NewImage as Image | undefined)
    return {
      id: dynamodb.SequenceNumber ?? '',
      ...(seconds === undefined ? {} : { at: instantOfEpoch(seconds * 1000) }),
      name: eventName ?? 'MODIFY',
      type: ((after ?? old)?.type ?? '') as string,
      ...(old ? { old } : {}),
      ...(after ? { new: after } : {}),
    }
  })
}

/** Lambda sends these again and everything after the first of them. */
export function failedRecords(ids: readonly string[]): DynamoDBBatchResponse {
  return { batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) }
}

type Image = Record<string, AttributeValue>

function plain(image: Image | undefined): Item | undefined {
  return image && (unmarshall(image) as Item)
}
