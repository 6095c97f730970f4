/** What Go's `net.SplitHostPort` makes of an address, or its error. */
export type SplitAddress =
  | { readonly host: string; readonly port: string; readonly error: undefined }
  | { readonly error: string };

export function splitHostPort(address: string): SplitAddress {
  const failed = (reason: string): SplitAddress => ({
    error: address === "" ? reason : `address ${address}: ${reason}`,
  });
  const colon = address.lastIndexOf(":");
  if (colon === -1) return failed("missing port in address");
  let host = address.slice(0, colon);
  let [afterOpening, afterClosing] = [0, 0];
  if (address.startsWith("[")) {
    const end = address.indexOf("]");
    if (end === -1) return failed("missing ']' in address");
    if (end + 1 === address.length) return failed("missing port in address");
    if (end + 1 !== colon) {
      return failed(address[end + 1] === ":" ? "too many colons in address" : "missing port in address");
    }
    host = address.slice(1, end);
    [afterOpening, afterClosing] = [1, end + 1];
  } else if (host.includes(":")) return failed("too many colons in address");
  if (address.includes("[", afterOpening)) return failed("unexpected '[' in address");
  if (address.includes("]", afterClosing)) return failed("unexpected ']' in address");
  return { host, port: address.slice(colon + 1), error: undefined };
}
