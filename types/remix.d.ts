import '@remix-run/node';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
  interface AppLoadContext {
    /** Content-security nonce of the request. */
    nonce: string;
    requestId: string;
    clientAddress: string;
  }
}
