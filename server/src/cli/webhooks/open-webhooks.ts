import { createSecretBox } from '../../records/webhooks/secret-box.ts'
import type { WebhookTools } from '../../records/webhooks/tools.ts'
import { bodyOf } from '../../webhooks/bodies/body-of.ts'
import { openSender, type Sender } from '../../webhooks/queue/sender.ts'
import { createResolve } from '../../webhooks/sending/name-addresses.ts'
import { createPoster } from '../../webhooks/sending/post.ts'
import { createUrlRules, faultOfUrl } from '../../webhooks/sending/url-fault.ts'
import { sendTestMessage } from '../../webhooks/test-message.ts'
import type { Context } from '../context.ts'
import { encryptionKeys } from './encryption-key.ts'

/** All of a server that sends webhooks. */
export type Webhooks = {
  readonly tools: WebhookTools
  /** From now on it sends, if no other server does. */
  readonly open: () => void
  readonly close: () => Promise<void>
}

export const createWebhooks = async (context: Context, onTry: (outcome: string) => void): Promise<Webhooks> => {
  const { config, log, url, revive } = context
  const networks = config.FOYER_WEBHOOK_NETWORKS
  const rules = createUrlRules({ allowsHttp: config.FOYER_WEBHOOK_HTTP === 'yes', allowedNetworks: networks })
  const resolve = createResolve(networks.length > 0)
  const poster = createPoster({ rules, resolve, now: Date.now })
  const secrets = createSecretBox(await encryptionKeys(config))
  const parts = { poster, secrets, now: Date.now }
  let sender: Sender | null = null
  return {
    tools: {
      secrets,
      faultOfUrl: (text) => faultOfUrl(text, rules, resolve),
      bodyOf,
      sendTest: (endpoint) => sendTestMessage(endpoint, parts),
      nudge: () => sender?.nudge(),
    },
    open: () => {
      const timeoutMs = config.FOYER_DATABASE_TIMEOUT_MS
      const uptimeMs = () => performance.now()
      sender = openSender({ ...parts, url, timeoutMs, log, revive, chance: Math.random, uptimeMs, onTry })
    },
    close: async () => {
      await sender?.close()
      poster.close()
    },
  }
}
