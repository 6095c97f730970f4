import type { TextEdit } from "vscode-languageserver-types";

/** Client to server, a request with `PortAlertParams`, answered with a `PortAlertAnswer`. */
export const portAlertRequest = "promrules/newPortAlert";

/** The two files as the editor has them; empty texts for files that do not exist yet. */
export interface PortAlertParams {
  readonly ports: readonly AlertedPort[];
  readonly rules: GivenFile;
  readonly telegraf: GivenFile;
}

export interface AlertedPort {
  readonly protocol: "tcp" | "udp";
  readonly host: string;
  readonly port: string;
  /** What people call what listens there: `MySQL`. */
  readonly service?: string;
}

export interface GivenFile {
  readonly uri: string;
  readonly text: string;
}

export interface PortAlertAnswer {
  readonly rules: readonly TextEdit[];
  readonly telegraf: readonly TextEdit[];
  /** Why nothing can be written, for people. */
  readonly trouble?: string;
}

/** Client to server, a request answered with `PortAlertFiles`. */
export const portAlertFilesRequest = "promrules/portAlertFiles";

/** The files of the workspace that an alert for a port can be written into, by their URIs. */
export interface PortAlertFiles {
  readonly rules: readonly string[];
  readonly telegraf: readonly string[];
}

/** Ports that people watch, by what listens there. */
export const knownPorts: readonly (readonly [service: string, port: string, protocol: "tcp" | "udp"])[] = [
  ["MySQL", "3306", "tcp"],
  ["SIP", "5060", "udp"],
  ["SIP", "5060", "tcp"],
  ["Redis", "6379", "tcp"],
  ["PostgreSQL", "5432", "tcp"],
  ["HTTP", "80", "tcp"],
  ["HTTPS", "443", "tcp"],
  ["SSH", "22", "tcp"],
  ["LDAP", "389", "tcp"],
  ["SMTP", "25", "tcp"],
  ["MongoDB", "27017", "tcp"],
  ["Kafka", "9092", "tcp"],
  ["RabbitMQ", "5672", "tcp"],
  ["Elasticsearch", "9200", "tcp"],
];
