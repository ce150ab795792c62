import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { CopyText } from '../../../parts/copying/copy-text.tsx'
import { baseUrl } from '../curl.ts'
import classes from './reference.module.css'

type Example = { readonly title: string; readonly about: string; readonly command: string }

/** Each a line of a shell, broken where it may be. */
const examplesFor = (accountId: string): readonly Example[] => [
  {
    title: 'Read the newest prospects',
    about: 'With a token that may read.',
    command: `curl -H "Authorization: Bearer $TOKEN" \\
  "${baseUrl()}/v2/prospects?account_id=${accountId}&limit=5"`,
  },
  {
    title: 'Hear of events as they happen',
    about: 'One line for each, as server-sent events. After a cut-off go on with the header Last-Event-ID.',
    command: `curl -N -H "Authorization: Bearer $TOKEN" \\
  "${baseUrl()}/v2/stream?account_id=${accountId}"`,
  },
  {
    title: 'Try webhooks on your own machine',
    about: 'Forwards each event, signed, to an address that need not be public.',
    command: `FOYER_TOKEN=$TOKEN npx foyer webhooks listen \\
  --url ${baseUrl()} --account ${accountId} \\
  --forward-to http://localhost:3000/foyer`,
  },
]

/** Commands that work as they stand, with a token in `TOKEN`. */
export const Examples = ({ accountId }: { readonly accountId: string }) => (
  <Paper component="section" aria-labelledby="examples" p="md">
    <Title order={2} id="examples" mb="sm">
      Try it
    </Title>
    <Stack gap="lg">
      {examplesFor(accountId).map(({ title, about, command }) => (
        <div key={title}>
          <Group justify="space-between" wrap="nowrap" gap="sm" mb={6}>
            <div>
              <Title order={3}>{title}</Title>
              <Text size="sm" c="dimmed">
                {about}
              </Text>
            </div>
            <CopyText text={command} what={title} isSmall />
          </Group>
          <pre className={classes['command']}>{command}</pre>
        </div>
      ))}
    </Stack>
  </Paper>
)
