import type { Plugin } from "esbuild";

export declare const unusedFeatures: readonly {
  readonly capability: string;
  readonly modules: readonly string[];
}[];
export declare const leaveOutUnusedFeatures: Plugin;
