/** A file or folder that could not be read, and why. */
export interface Unread {
  readonly path: string;
  readonly message: string;
}

/** What the operating system says, without Node's codes and paths around it. */
export function systemMessage(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
      return "no such file or directory";
    case "EACCES":
    case "EPERM":
      return "permission denied";
    case "EISDIR":
      return "is a directory";
    case "ELOOP":
      return "too many levels of symbolic links";
    case "ENAMETOOLONG":
      return "file name too long";
    case "ENOTDIR":
      return "not a directory";
    case "EMFILE":
    case "ENFILE":
      return "too many open files";
    case "ERR_STRING_TOO_LONG":
    case "ERR_FS_FILE_TOO_LARGE":
      return "too large to read";
    default:
      return code === undefined ? message : message.replace(/^E[A-Z]+: /, "").replace(/, \w+(?: '.*)?$/, "");
  }
}
