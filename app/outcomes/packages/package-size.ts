/** The largest package that is read, bytes. By itself, so that a browser can say it without the whole format. */
export const MOST_PACKAGE_BYTES = 4 * 1024 * 1024;
