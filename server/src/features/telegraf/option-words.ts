/** What options are for, in a sentence. */
export function aboutOption(plugin: string, option: string): string | undefined {
  return ofPlugins[`${plugin}.${option}`] ?? ofInputs[option];
}

const ofPlugins: Readonly<Record<string, string>> = {
  "net_response.protocol":
    "`tcp` opens a connection; `udp` sends something and waits for an answer. There is nothing else.",
  "net_response.address":
    "`host:port`, without a scheme. The host becomes the label `server`, the port `port`.",
  "net_response.timeout": "How long a connection may take; one second where it is missing.",
  "net_response.read_timeout": "How long an answer may take, where one is expected.",
  "net_response.send": "What is sent. UDP cannot do without it.",
  "net_response.expect":
    "What the answer has to hold, as a regular expression. UDP cannot do without it; over TCP, code 4 says that something else came.",
  "http_response.urls":
    "The pages to ask for, with `http://` or `https://`. Each becomes the label `server`.",
  "prometheus_client.listen": "Where Prometheus scrapes, `:9273` where it is missing.",
  "prometheus_client.metric_version": "With 2, `true` and `false` become 1 and 0; with 1 they are left out.",
  "prometheus_client.string_as_label":
    "Whether fields with texts become labels of all metrics of the point. They do unless this is `false`.",
  "prometheus_client.expiration_interval":
    "After how long without news a series is gone; a minute where it is missing, 0 for never.",
};

const ofInputs: Readonly<Record<string, string>> = {
  alias: "Names this input in Telegraf's own log.",
  interval: "How often this input measures, where it is not as often as the agent says.",
  tags: "Labels for all that this input measures. Those that it sets itself stay as they are.",
  name_override: "Takes the place of the measurement's name, with which the names of metrics begin.",
  name_prefix: "Stands before the measurement's name, with which the names of metrics begin.",
  name_suffix: "Stands behind the measurement's name, before that of the field.",
  namepass: "Only measurements with such names are kept.",
  namedrop: "Measurements with such names are left out.",
  fieldinclude: "Only fields with such names are kept; each field is a metric.",
  fieldexclude: "Fields with such names are left out; each field is a metric.",
  tagpass: "Only points with such tags are kept.",
  tagdrop: "Points with such tags are left out.",
  taginclude: "Only tags with such names are kept as labels.",
  tagexclude: "Tags with such names do not become labels.",
};
