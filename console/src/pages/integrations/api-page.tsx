import { Button, Code, Group, Paper, Text, Title } from '@mantine/core'
import { BookOpen, FileJson } from 'lucide-react'
import { useAccount } from '../../api/accounts.ts'
import { paths } from '../../app/paths.ts'
import { CopyText } from '../../parts/copying/copy-text.tsx'
import { TextLink } from '../../parts/prospect-name.tsx'
import { baseUrl } from './curl.ts'
import { IntegrationsFrame } from './integrations-frame.tsx'
import { Examples } from './reference/examples.tsx'
import classes from './reference/reference.module.css'

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <span className={classes['value']}>{value}</span>
      <CopyText text={value} what={name} isSmall />
    </dd>
  </div>
)

/** Where the API is, how it is called, and where all of it is told. */
export const ApiPage = () => {
  const { id, name } = useAccount()
  return (
    <IntegrationsFrame
      title="API reference"
      needs="readRecords"
      about="Whatever this console does, a program can do: it calls nothing but this API."
    >
      <div className={classes['columns']}>
        <Paper component="section" aria-labelledby="where" p="md">
          <Title order={2} id="where" mb="sm">
            Where it is
          </Title>
          <dl className={classes['facts']}>
            <Fact name="Base URL" value={baseUrl()} />
            <Fact name={`Account ${name}`} value={id} />
            <div>
              <dt>Token</dt>
              <dd>
                <span>
                  In the header <Code>Authorization</Code>; the commands take it from <Code>TOKEN</Code>.{' '}
                  <TextLink to={paths.tokens} size="sm">
                    Make one
                  </TextLink>
                </span>
              </dd>
            </div>
          </dl>
          <Group gap="xs" mb="sm">
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
          <Text size="sm" c="dimmed">
            From TypeScript, <Code>foyer-sdk</Code> has a client with all types.
          </Text>
        </Paper>
        <Examples accountId={id} />
      </div>
    </IntegrationsFrame>
  )
}
