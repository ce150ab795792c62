import { Button, Group, Stack } from '@mantine/core'
import { Send } from 'lucide-react'
import { useTestWebhook } from '../../../api/webhooks.ts'
import { ErrorNotice } from '../../../parts/error-notice.tsx'
import { AttemptOutcomeView } from './attempt-outcome.tsx'

/** Sends a message that tells nothing, and shows below the button what became of it. */
export const SendTest = ({ id }: { readonly id: string }) => {
  const test = useTestWebhook()
  return (
    <Stack gap="xs">
      <Group>
        <Button
          variant="default"
          leftSection={<Send size={15} aria-hidden="true" />}
          loading={test.isPending}
          onClick={() => test.mutate(id)}
        >
          Send a test
        </Button>
      </Group>
      <div role="status">
        {test.data !== undefined && !test.isPending && <AttemptOutcomeView attempt={test.data} />}
      </div>
      {test.error !== null && <ErrorNotice error={test.error} title="The test was not sent" />}
    </Stack>
  )
}
