/** The request's content-security nonce, given by the server render; empty in the browser. */
import { createContext, useContext } from 'react';

export const NonceContext = createContext('');

export function useNonce(): string {
  return useContext(NonceContext);
}
