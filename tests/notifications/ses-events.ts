/** Events as SES publishes them (documentation of event publishing), shortened by headers; the mail's id is a tag. */
export function storedFeedback(eventType: string, more: object = {}, mail = 'qeahhv3esmrn') {
  return {
    version: '0',
    'detail-type': 'Email Bounced',
    source: 'aws.ses',
    account: '123456789012',
    time: '2026-12-01T09:00:05Z',
    region: 'eu-central-1',
    resources: ['arn:aws:ses:eu-central-1:123456789012:configuration-set/set'],
    detail: {
      eventType,
      mail: {
        timestamp: '2026-12-01T09:00:02.012Z',
        source: 'Treffpunkt <post@haus.example>',
        messageId: 'EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000',
        destination: ['mia@gruppe.example'],
        tags: {
          'ses:configuration-set': ['set'],
          'ses:source-ip': ['192.0.2.0'],
          ...(mail === '' ? {} : { mail: [mail] }),
        },
      },
      ...more,
    },
  }
}

export function aBounce(bounceType: string, bounceSubType: string, recipient: object = {}) {
  const bounced = {
    emailAddress: 'mia@gruppe.example',
    action: 'failed',
    status: '5.1.1',
    diagnosticCode: 'smtp; 550 5.1.1 user unknown',
    ...recipient,
  }
  const timestamp = '2026-12-01T09:00:04.669Z'
  return {
    bounce: { bounceType, bounceSubType, bouncedRecipients: [bounced], timestamp, feedbackId: '0100' },
  }
}

export function aComplaint(complaintFeedbackType?: string | null) {
  const complaint = {
    complainedRecipients: [{ emailAddress: 'mia@gruppe.example' }],
    timestamp: '2026-12-01T09:00:04.669Z',
    userAgent: 'Feedback Loop Reporter',
    ...(complaintFeedbackType === undefined ? {} : { complaintFeedbackType }),
  }
  return { complaint }
}
