import { Anchor, Button, Code, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { BookOpen, FileJson } from 'lucide-react'
import { useAccount } from '../../api/accounts.ts'
import { paths } from '../../app/paths.ts'
import { CopyText } from '../../parts/copying/copy-text.tsx'
import { TextLink } from '../../parts/prospect-name.tsx'
import { baseUrl } from './curl.ts'
import { IntegrationsFrame } from './integrations-frame.tsx'

type ExampleProps = { readonly title: string; readonly about: string; readonly command: string }

const Example = ({ title, about, command }: ExampleProps) => (
  <div>
    <Title order={2} size="h3">
      {title}
    </Title>
    <Text size="sm" c="dimmed" mb={6}>
      {about}
    </Text>
    {/* Long lines scroll, so it can be reached by keyboard. */}
    <Code block tabIndex={0} role="region" aria-label={`Command: ${title}`}>
      {command}
    </Code>
    <Group mt="xs">
      <CopyText text={command} />
    </Group>
  </div>
)

const examplesFor = (accountId: string): readonly ExampleProps[] => [
  {
    title: 'Read the newest prospects',
    about: 'With a token that may read.',
    command: `curl -H "Authorization: Bearer $TOKEN" "${baseUrl()}/v2/prospects?account_id=${accountId}&limit=5"`,
  },
  {
    title: 'Hear of events as they happen',
    about: 'One line for each, as server-sent events. After a cut-off go on with the header Last-Event-ID.',
    command: `curl -N -H "Authorization: Bearer $TOKEN" "${baseUrl()}/v2/stream?account_id=${accountId}"`,
  },
  {
    title: 'Try webhooks on your own machine',
    about: 'Forwards each event, signed, to an address that need not be public.',
    command: `FOYER_TOKEN=$TOKEN npx foyer webhooks listen --url ${baseUrl()} --account ${accountId} --forward-to http://localhost:3000/foyer`,
  },
]

/** Where the API is, how it is called, and where all of it is told. */
export const ApiPage = () => {
  const { id } = useAccount()
  return (
    <IntegrationsFrame
      title="API reference"
      needs="readRecords"
      about="Whatever this console does, a program can do: it calls nothing but this API."
    >
      <Paper p="md" maw={860}>
        <Stack gap="lg">
          <Group gap="xs">
            <Button component="a" href="/docs" leftSection={<BookOpen size={16} aria-hidden="true" />}>
              Open the reference
            </Button>
            <Button
              component="a"
              href="/openapi.json"
              variant="default"
              leftSection={<FileJson size={16} aria-hidden="true" />}
            >
              openapi.json
            </Button>
          </Group>
          <div>
            <Title order={2} size="h3">
              Base URL
            </Title>
            <Group gap="xs" mt={6}>
              <Code fz="sm">{baseUrl()}</Code>
              <CopyText text={baseUrl()} />
            </Group>
          </div>
          <Text size="sm">
            Each call needs a token in the header <Code>Authorization</Code>:{' '}
            <TextLink to={paths.tokens}>make one</TextLink>, and put it into <Code>TOKEN</Code>. This account is{' '}
            <Code>{id}</Code>. From TypeScript, <Code>foyer-sdk</Code> has a client with the types of{' '}
            <Anchor href="/openapi.json">openapi.json</Anchor>.
          </Text>
          {examplesFor(id).map((example) => (
            <Example key={example.title} {...example} />
          ))}
        </Stack>
      </Paper>
    </IntegrationsFrame>
  )
}
