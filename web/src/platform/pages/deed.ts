import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '../ui/Toasts';

/** Does something, says so, and reads everything anew. */
export function useDeed<T>(run: (given: T) => Promise<unknown>, done: string, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: async () => {
      toast(done);
      onDone?.();
      await client.invalidateQueries();
    },
  });
}
