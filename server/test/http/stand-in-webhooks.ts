import { createSecretBox } from '../../src/records/webhooks/secret-box.ts'
import type { UrlFault, WebhookTools } from '../../src/records/webhooks/tools.ts'

const faults: readonly UrlFault[] = ['syntax', 'scheme', 'address', 'unresolved']

/** Nothing is sent, and no name is looked up: a URL at `syntax.invalid` has that fault, and so on. */
export const standInWebhooks = (given: Partial<WebhookTools> = {}): WebhookTools => ({
  secrets: createSecretBox([Buffer.alloc(32, 7)]),
  faultOfUrl: async (url) => faults.find((fault) => url.includes(`//${fault}.invalid`)) ?? null,
  bodyOf: (format, { sequence, table, record }) => JSON.stringify({ format, sequence, table, record }),
  sendTest: async () => ({
    startedAt: '2024-10-05T18:53:03.406168Z',
    durationMs: 12,
    outcome: 'delivered',
    statusCode: 200,
    reply: 'ok',
  }),
  nudge: () => {},
  ...given,
})
