import process from 'node:process'
import { Command, CommanderError } from 'commander'
import { scopes } from '../catalogue/permissions.ts'
import { roleNames } from '../catalogue/roles.ts'
import { Complaint, exitCodes } from './complaint.ts'
import { readSettings } from './settings.ts'
import { addTransfer } from './transfer/commands.ts'
import { version } from './version.ts'
import { addWebhooks } from './webhooks/commands.ts'

const example = (text: string): string => `\nExample:\n  $ ${text}\n`

/** A command whose parts take a while to load: who only asks for help does not wait for them. */
const later =
  <A extends unknown[]>(load: () => Promise<(...given: A) => Promise<void>>) =>
  async (...given: A): Promise<void> =>
    (await load())(...given)

/** The same of a server, which takes longest: who set something wrong hears it at once. */
const laterServer = (load: () => Promise<() => Promise<void>>) =>
  later(() => {
    readSettings()
    return load()
  })

const addServers = (program: Command): void => {
  program
    .command('serve')
    .description('start the server; without DATABASE_URL it brings its own PostgreSQL')
    .addHelpText('after', example('FOYER_PORT=9000 foyer serve'))
    .action(laterServer(async () => (await import('./serve.ts')).serve))
  program
    .command('demo')
    .description('start the server on a believable demo, filled in when the database is empty')
    .addHelpText('after', example('FOYER_DATA_DIR=/tmp/foyer-demo foyer demo'))
    .action(laterServer(async () => (await import('./demo.ts')).demo))
  program
    .command('migrate')
    .description("bring the database's schema up to date, which every other command does too")
    .addHelpText('after', example('DATABASE_URL=postgresql://foyer@db/foyer foyer migrate'))
    .action(later(async () => (await import('./migrate.ts')).migrateOnly))
  program
    .command('verify')
    .description('fold the whole log again and compare it with what is stored; exit code 1 at the first difference')
    .option('--json', 'print JSON')
    .addHelpText('after', example('foyer verify --json'))
    .action(later(async () => (await import('./verify.ts')).verify))
}

const addAccounts = (program: Command): void => {
  const account = program.command('account').description('manage accounts')
  account
    .command('create')
    .description('make an account, with its first owner if one is named')
    .requiredOption('--name <name>', 'what the account is called')
    .option('--time-zone <zone>', 'its time zone', 'UTC')
    .option('--phone-country <code>', 'the country in which phone numbers without a country code are', 'US')
    .option('--owner-name <name>', 'the name of its first owner')
    .option('--owner-email <address>', 'the e-mail address of its first owner')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      example('foyer account create --name "Lakeside Homes" --owner-name "Ada Park" --owner-email ada@example.com'),
    )
    .action(later(async () => (await import('./people/accounts.ts')).createAccount))
  account
    .command('list')
    .description('list all accounts')
    .option('--json', 'print JSON')
    .addHelpText('after', example('foyer account list'))
    .action(later(async () => (await import('./people/accounts.ts')).printAccounts))
}

const addUsers = (program: Command): void => {
  const user = program.command('user').description('manage users')
  user
    .command('create')
    .description('make a user and a member of an account; a user who exists becomes a member of one more')
    .requiredOption('--name <name>', 'their name')
    .requiredOption('--email <address>', 'their e-mail address')
    .requiredOption('--account <account>', "the account's id or name")
    .option('--role <role>', roleNames.join(', '), 'Leasing Agent')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      example(
        'foyer user create --name "Bo Lind" --email bo@example.com --account "Lakeside Homes" --role "Property Manager"',
      ),
    )
    .action(later(async () => (await import('./people/users.ts')).createUser))
  user
    .command('list')
    .description('list users, with what they are in which account')
    .option('--account <account>', 'only members of this account: its id or name')
    .option('--json', 'print JSON')
    .addHelpText('after', example('foyer user list --account "Lakeside Homes"'))
    .action(later(async () => (await import('./people/users.ts')).printUsers))
  user
    .command('change')
    .description('give somebody another e-mail address, in all of their accounts')
    .argument('<user>', 'their e-mail address or id')
    .requiredOption('--new-email <address>', 'the e-mail address that they get')
    .option('--json', 'print JSON')
    .addHelpText('after', example('foyer user change bo@example.com --new-email bo.lind@example.com'))
    .action(later(async () => (await import('./people/users.ts')).changeUserEmail))
  user
    .command('deactivate')
    .description('keep somebody out of all accounts: what they did stays, their tokens stop within a second')
    .argument('<user>', 'their e-mail address or id')
    .option('--json', 'print JSON')
    .addHelpText('after', example('foyer user deactivate bo@example.com'))
    .action(later(async () => (await import('./people/users.ts')).deactivateUser))
  user
    .command('reactivate')
    .description('let somebody in again, with the memberships and the tokens that they had')
    .argument('<user>', 'their e-mail address or id')
    .option('--json', 'print JSON')
    .addHelpText('after', example('foyer user reactivate bo@example.com'))
    .action(later(async () => (await import('./people/users.ts')).reactivateUser))
  user
    .command('remove-two-factor')
    .description('ask somebody who has lost phone and backup codes for no codes any more, and sign them out')
    .argument('<user>', 'their e-mail address or id')
    .option('--json', 'print JSON')
    .addHelpText('after', example('foyer user remove-two-factor bo@example.com'))
    .action(later(async () => (await import('./people/users.ts')).removeCodes))
}

const collect = (value: string, values: readonly string[] = []): readonly string[] => [...values, value]

const addTokens = (program: Command): void => {
  const token = program.command('token').description('manage API tokens')
  token
    .command('create')
    .description('make an API token for a user and print it, once and alone, on stdout')
    .requiredOption('--user <address>', "the user's e-mail address")
    .option('--name <name>', 'what the token is for', 'API token')
    .option('--expires-in-days <days>', 'after how many days it stops working; without it never')
    .option('--scope <scopes>', `what it may be used for, of ${scopes.join(',')}; without it all`)
    .option(
      '--account <account>',
      'an account that it reaches, by id or name; repeat it for more; without it all',
      collect,
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      example(
        'TOKEN=$(foyer token create --user ada@example.com --name crm --scope read,write --account "Lakeside Homes")',
      ),
    )
    .action(later(async () => (await import('./people/tokens.ts')).createToken))
  token
    .command('list')
    .description('list all tokens, with their scopes and accounts and without their secrets')
    .option('--json', 'print JSON')
    .addHelpText('after', example('foyer token list --json'))
    .action(later(async () => (await import('./people/tokens.ts')).printTokens))
  token
    .command('revoke')
    .description('stop a token from working, on every server within a second')
    .argument('<id>', "the token's id")
    .addHelpText('after', example('foyer token revoke 3f0c9a52-8d55-4a3c-9f0e-2f3f1c1a7b11'))
    .action(later(async () => (await import('./people/tokens.ts')).revoke))
}

const createProgram = (): Command => {
  const program = new Command('foyer')
    .description('An open, self-hosted leasing desk. All settings come from the environment: see docs/settings.md.')
    .version(version)
    .showHelpAfterError('(--help shows how)')
  addServers(program)
  addAccounts(program)
  addUsers(program)
  addTokens(program)
  addTransfer(program)
  addWebhooks(program)
  program.addHelpText('after', example('foyer demo'))
  for (const command of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)])
    command.exitOverride()
  return program
}

/** Runs one command. Returns when it is done; the exit code is set. */
export const main = async (args: readonly string[]): Promise<void> => {
  try {
    await createProgram().parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    } else if (error instanceof Complaint) {
      process.stderr.write(`foyer: ${error.message}\n`)
      process.exitCode = error.exitCode
    } else {
      throw error
    }
  }
}
