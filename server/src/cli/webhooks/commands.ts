import { type Command, Option } from 'commander'
import { webhookFormats } from '../../catalogue/webhooks.ts'
import type { ListenOptions } from './options.ts'

const example = (text: string): string => `\nExample:\n  $ ${text}\n`

/** `foyer webhooks`. */
export const addWebhooks = (program: Command): void => {
  const webhooks = program.command('webhooks').description('try out webhooks')
  webhooks
    .command('listen')
    .description('forward leasing events as webhooks to a program on this machine, as they come; Ctrl+C ends it')
    .requiredOption('--forward-to <url>', 'where to: any address, such as localhost:3000/hook')
    .option('--url <url>', 'where Foyer is', 'http://127.0.0.1:8080')
    .option('--token <token>', 'an API token that may read; without it FOYER_TOKEN of the environment')
    .option('--account <id>', 'only events of this account; without it of all that the token reaches')
    .addOption(new Option('--format <format>', 'of the webhooks').choices(webhookFormats).default('standard'))
    .option(
      '--secret <secret>',
      'what they are signed with; of the format compatible, their X-API-Key; without it a new one',
    )
    .option('--events <types>', 'only events of these types, with commas between them')
    .addHelpText(
      'after',
      example('foyer webhooks listen --forward-to localhost:3000/hook --events "Showing Scheduled"'),
    )
    .action(async (options: ListenOptions) => (await import('./listen.ts')).listen(options))
}
