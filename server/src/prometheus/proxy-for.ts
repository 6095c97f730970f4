import { isLoopback } from "./loopback.ts";
import type { ProxySettings } from "./server-settings.ts";
import { isRecord } from "./setting-reader.ts";

export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that an editor's `http.*` settings name for an address, or else the environment: what VS Code's own requests
 * take, which ours do not go through. This machine is always asked directly.
 */
export function proxyFor(url: URL, editor: unknown, environment: Variables): ProxySettings | undefined {
  const settings = isRecord(editor) ? editor : {};
  if (settings.proxySupport === "off" || isLoopback(url.hostname)) return undefined;
  const address = textOf(settings.proxy) || proxyOfEnvironment(url, environment);
  if (address === undefined) return undefined;
  const except = Array.isArray(settings.noProxy) ? settings.noProxy.filter(isText) : [];
  const fallback = (variable(environment, "NO_PROXY") ?? "").split(/[\s,]+/).filter((host) => host !== "");
  return {
    url: /^\w+:\/\//.test(address) ? address : `http://${address}`,
    except: except.length > 0 ? except : fallback,
    isVerified: settings.proxyStrictSSL !== false,
  };
}

function proxyOfEnvironment({ protocol }: URL, environment: Variables): string | undefined {
  const plain = variable(environment, "HTTP_PROXY");
  return protocol === "https:" ? (variable(environment, "HTTPS_PROXY") ?? plain) : plain;
}

function variable(environment: Variables, name: string): string | undefined {
  return environment[name] || environment[name.toLowerCase()] || undefined;
}

function textOf(value: unknown): string | undefined {
  return isText(value) ? value.trim() : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
