import { QueryClient } from '@tanstack/react-query'

import { isProblem } from './problem'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the server refused it refuses again; only silence and its own failures are worth another try.
      retry: (failures, error) => failures < 2 && isProblem(error) && (error.status === 0 || error.status >= 502),
    },
  },
})
