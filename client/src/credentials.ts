import type { SecretStorage } from "vscode";
import type { SecretParams } from "../../server/src/protocol/requests.ts";

interface Credential extends SecretParams {
  readonly value: string;
}

const key = "promrules.credentials";

/**
 * The secrets that users have entered, in VS Code's own storage for them. Each is for the origin that it was entered for:
 * a server that moves elsewhere has none until it is entered again.
 */
export class Credentials {
  readonly #storage: SecretStorage;

  constructor(storage: SecretStorage) {
    this.#storage = storage;
  }

  async find(name: SecretParams): Promise<string | undefined> {
    return (await this.#all()).find((each) => isSame(each, name))?.value;
  }

  /** Without the secrets themselves. */
  async names(): Promise<readonly SecretParams[]> {
    return (await this.#all()).map(({ server, kind, origin }) => ({ server, kind, origin }));
  }

  async keep({ server, kind, origin }: SecretParams, value: string): Promise<void> {
    const others = (await this.#all()).filter((each) => !isSame(each, { server, kind, origin }));
    await this.#write([...others, { server, kind, origin, value }]);
  }

  async forget(names: readonly SecretParams[]): Promise<void> {
    const left = (await this.#all()).filter((each) => !names.some((name) => isSame(each, name)));
    await this.#write(left);
  }

  async #all(): Promise<readonly Credential[]> {
    const stored = await this.#storage.get(key);
    try {
      return stored === undefined ? [] : JSON.parse(stored);
    } catch {
      return [];
    }
  }

  async #write(credentials: readonly Credential[]): Promise<void> {
    if (credentials.length === 0) {
      await this.#storage.delete(key);
    } else {
      await this.#storage.store(key, JSON.stringify(credentials));
    }
  }
}

function isSame(one: SecretParams, other: SecretParams): boolean {
  return one.server === other.server && one.kind === other.kind && one.origin === other.origin;
}
