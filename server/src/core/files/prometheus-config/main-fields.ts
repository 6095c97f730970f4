/**
 * The structures of a prometheus.yml but for HTTP clients and discoveries, in the notation that `config-struct.ts` reads.
 * They follow the tree of `config.Config` in Prometheus' `config/config.go`.
 */
export const mainFields = `
Config config.Config plain
  global Global Settings that hold for all jobs and rules unless these say otherwise, and the external labels.
  runtime Runtime How the process itself behaves.
  rule_files [text] Files with rules. A pattern may have a \`*\` in its last part only.
  scrape_config_files [text] Further files with a list \`scrape_configs\`. A pattern may have a \`*\` in its last part only.
  scrape_configs [*ScrapeConfig] The jobs: which targets are scraped, and how.
  alerting Alerting Where alerts are sent, and what is done to their labels before.
  remote_write [*RemoteWrite] Where samples are sent to besides the local storage.
  remote_read [*RemoteRead] Where queries read from besides the local storage.
  storage Storage Settings of the storage that may change while Prometheus runs.
  tracing Tracing Where Prometheus sends traces of its own work.
  otlp Otlp How metrics that arrive by OTLP become series.
ConfigFile config.ScrapeConfigs
  scrape_configs [*ScrapeConfig] The jobs: which targets are scraped, and how.
Global config.GlobalConfig plain
  scrape_interval duration How often targets are scraped: \`1m\` unless written.
  scrape_timeout duration How long a scrape may take: \`10s\` unless written, and never longer than the interval.
  evaluation_interval duration How often groups of rules are evaluated: \`1m\` unless written.
  rule_query_offset duration Evaluates rules this far in the past, so that late samples are seen.
  external_labels labels Labels for everything that leaves this server: alerts, remote write, federation.
  query_log_file text File in which all queries are logged.
  scrape_failure_log_file text File in which failed scrapes are logged.
  body_size_limit bytes Largest response of a target, such as \`10MB\`. 0 is no limit.
  sample_limit uint Most samples of a scrape after relabelling; with more of them it fails. 0 is no limit.
  target_limit uint Most targets of a job after relabelling. 0 is no limit.
  label_limit uint Most labels of a sample. 0 is no limit.
  label_name_length_limit uint Longest name of a label. 0 is no limit.
  label_value_length_limit uint Longest value of a label. 0 is no limit.
  keep_dropped_targets uint How many dropped targets of a job are remembered for the web pages. 0 is no limit.
  scrape_protocols [protocol] Formats to ask targets for, the preferred one first.
  metric_name_validation_scheme choice(utf8,legacy) Which names are valid: any UTF-8 text (\`utf8\`), or letters, digits and underscores (\`legacy\`).
  metric_name_escaping_scheme choice(allow-utf-8,underscores,dots,values) How targets are asked to write names that are not legacy ones.
  scrape_native_histograms bool Whether native histograms are scraped.
  convert_classic_histograms_to_nhcb bool Whether classic histograms become native ones with custom buckets.
  always_scrape_classic_histograms bool Whether a classic histogram is scraped even where there is a native one.
  extra_scrape_metrics bool Whether \`scrape_timeout_seconds\`, \`scrape_sample_limit\` and \`scrape_body_size_bytes\` are stored.
Runtime config.RuntimeConfig
  gogc int Percentage for Go's garbage collector: 75 unless written.
ScrapeConfig config.ScrapeConfig
  job_name text Name of the job, which its targets get as the label \`job\`. No other job may have it.
  honor_labels bool Whether labels that a target exposes win over those of the target. Otherwise they become \`exported_…\`.
  honor_timestamps bool Whether the timestamps that a target exposes are taken: \`true\` unless written.
  track_timestamps_staleness bool Whether series with timestamps of their own go stale when they vanish.
  params {[text]} Parameters in the URL of the scrape.
  scrape_interval duration How often the targets are scraped. Without it the global interval holds.
  scrape_timeout duration How long a scrape may take; not longer than the interval.
  scrape_protocols [protocol] Formats to ask the targets for, the preferred one first.
  fallback_scrape_protocol protocol Format to assume when a target does not say which one it answers in.
  scrape_native_histograms bool Whether native histograms are scraped.
  always_scrape_classic_histograms bool Whether a classic histogram is scraped even where there is a native one.
  convert_classic_histograms_to_nhcb bool Whether classic histograms become native ones with custom buckets.
  scrape_failure_log_file text File in which failed scrapes are logged.
  metrics_path text Path of the scrape: \`/metrics\` unless written.
  scheme choice(http,https) Protocol of the scrape: \`http\` unless written.
  enable_compression bool Whether targets are asked for compressed answers: \`true\` unless written.
  body_size_limit bytes Largest response of a target, such as \`10MB\`. 0 is no limit.
  sample_limit uint Most samples of a scrape after relabelling; with more of them it fails. 0 is no limit.
  target_limit uint Most targets of the job after relabelling. 0 is no limit.
  label_limit uint Most labels of a sample. 0 is no limit.
  label_name_length_limit uint Longest name of a label. 0 is no limit.
  label_value_length_limit uint Longest value of a label. 0 is no limit.
  native_histogram_bucket_limit uint Most buckets of a native histogram; beyond it buckets are merged. 0 is no limit.
  native_histogram_min_bucket_factor float Smallest growth from one bucket to the next; below it buckets are merged.
  keep_dropped_targets uint How many dropped targets are remembered for the web pages. 0 is no limit.
  metric_name_validation_scheme choice(utf8,legacy) Which names are valid: any UTF-8 text (\`utf8\`), or letters, digits and underscores (\`legacy\`).
  metric_name_escaping_scheme choice(allow-utf-8,underscores,dots,values) How the targets are asked to write names that are not legacy ones.
  extra_scrape_metrics bool Whether \`scrape_timeout_seconds\`, \`scrape_sample_limit\` and \`scrape_body_size_bytes\` are stored.
  +Http
  +Discoveries
  relabel_configs [*Relabel] Rules that change the labels of targets before the scrape, or drop targets.
  metric_relabel_configs [*Relabel] Rules that change the labels of scraped samples, or drop samples.
Relabel relabel.Config plain
  source_labels labelnames Labels whose values are joined, by \`separator\`, for \`regex\` to match.
  separator text What stands between the joined values: \`;\` unless written.
  regex regex RE2 pattern that has to match all of the joined values: \`(.*)\` unless written.
  modulus uint64 By what \`hashmod\` divides the hash of the joined values.
  target_label text Label that the result is written to. With \`replace\` it may refer to groups of the pattern.
  replacement text What is written where the pattern matches, with \`$1\` for its groups: \`$1\` unless written.
  action choice(replace,keep,drop,keepequal,dropequal,hashmod,labelmap,labeldrop,labelkeep,lowercase,uppercase) What is done where the pattern matches: \`replace\` unless written.
TargetGroup targetgroup.Group struct { Targets []string "yaml:\\"targets\\""; Labels model.LabelSet "yaml:\\"labels\\"" }
  targets [text] Addresses, as \`host:port\`. Each becomes the label \`__address__\` of a target.
  labels labelset Labels that all of these targets have.
Alerting config.AlertingConfig plain
  alert_relabel_configs [*Relabel] Rules that change the labels of alerts before they are sent, or drop alerts.
  alertmanagers [*Alertmanager] The Alertmanagers that alerts are sent to.
Alertmanager config.AlertmanagerConfig
  +Http
  sigv4 Sigv4 Signs requests for AWS.
  scheme choice(http,https) Protocol: \`http\` unless written.
  path_prefix text Prefix of the path that alerts are sent to.
  timeout duration How long sending may take: \`10s\` unless written.
  api_version choice(v2) Version of the Alertmanager's API: \`v2\`.
  +Discoveries
  relabel_configs [*Relabel] Rules that change or drop the Alertmanagers that were discovered.
  alert_relabel_configs [*Relabel] Rules that change the labels of alerts before they go to these Alertmanagers.
RemoteWrite config.RemoteWriteConfig plain
  url url Where samples are sent to.
  remote_timeout duration How long a request may take: \`30s\` unless written.
  headers {text} Further headers of the requests.
  write_relabel_configs [*Relabel] Rules that change the labels of samples before they are sent, or drop samples.
  name text Name in logs and metrics; no other may have it.
  send_exemplars bool Whether exemplars are sent.
  send_native_histograms bool Whether native histograms are sent.
  round_robin_dns bool Whether the addresses of the host take turns.
  protobuf_message choice(prometheus.WriteRequest,io.prometheus.write.v2.Request) Which message is sent: that of remote write 1 (unless written) or 2.
  failed_request_logging bool Whether requests that fail are logged.
  +Http
  queue_config Queue How samples wait and are sent in batches.
  metadata_config Metadata Whether and how often metadata of metrics are sent.
  sigv4 Sigv4 Signs requests for AWS.
  azuread AzureAd Credentials of Azure AD.
  google_iam GoogleIam Credentials of Google Cloud.
Queue config.QueueConfig
  capacity int Samples that wait in each shard before reading stops: 10000 unless written.
  max_shards int Most shards: 50 unless written.
  min_shards int Fewest shards: 1 unless written.
  max_samples_per_send int Most samples of a request: 2000 unless written.
  batch_send_deadline duration How long samples wait for a request to fill: \`5s\` unless written.
  min_backoff duration First delay before a request is tried again: \`30ms\` unless written.
  max_backoff duration Longest delay before a request is tried again: \`5s\` unless written.
  retry_on_http_429 bool Whether requests are tried again after status 429.
  sample_age_limit duration Samples that are older are not sent.
Metadata config.MetadataConfig
  send bool Whether metadata are sent: \`true\` unless written.
  send_interval duration How often: \`1m\` unless written.
  max_samples_per_send int Most metadata in a request: 2000 unless written.
RemoteRead config.RemoteReadConfig plain
  url url Where queries are sent to.
  remote_timeout duration How long a request may take: \`1m\` unless written.
  chunked_read_limit uint64 Largest frame of an answer in bytes.
  headers {text} Further headers of the requests.
  read_recent bool Whether it is asked for what the local storage has, too.
  name text Name in logs and metrics; no other may have it.
  +Http
  required_matchers labelset Only selectors that have these labels are sent.
  filter_external_labels bool Whether the external labels are matched: \`true\` unless written.
Storage config.StorageConfig
  tsdb Tsdb The local storage.
  exemplars Exemplars Where exemplars are kept.
Tsdb config.TSDBConfig plain
  out_of_order_time_window duration How much older than the newest sample of a series one may be that is still stored.
  outofordertimewindow ~int
  stale_series_compaction_threshold float Share of stale series in memory from which on they are written out.
  chunk_encoding ChunkEncoding How chunks are encoded.
  retention Retention How long and how much is kept.
ChunkEncoding config.ChunkEncodingConfig
  floats choice(xor,xor2) Encoding of chunks of floats.
Retention config.TSDBRetentionConfig plain
  time duration How long samples are kept.
  size bytes How many bytes blocks may take.
  percentage float How much of the disk may be taken, in percent.
Exemplars config.ExemplarsConfig
  max_exemplars int64 How many exemplars are kept: 100000 unless written.
Tracing config.TracingConfig plain
  client_type choice(grpc,http) Protocol: \`grpc\` unless written.
  endpoint text Where traces are sent to.
  sampling_fraction float Which share of the traces is sent.
  insecure bool Whether the connection is not encrypted.
  tls_config Tls How the connection is encrypted.
  headers {text} Further headers of the requests.
  compression choice(gzip) How requests are compressed.
  timeout duration How long a request may take.
Otlp config.OTLPConfig plain
  promote_all_resource_attributes bool Whether all resource attributes become labels.
  promote_resource_attributes [text] Resource attributes that become labels.
  ignore_resource_attributes [text] Resource attributes that do not become labels when all others do.
  translation_strategy choice(UnderscoreEscapingWithSuffixes,UnderscoreEscapingWithoutSuffixes,NoUTF8EscapingWithSuffixes,NoTranslation) How names are translated.
  keep_identifying_resource_attributes bool Whether \`service.name\` and its kind stay attributes of \`target_info\`.
  convert_histograms_to_nhcb bool Whether explicit histograms become native ones with custom buckets.
  promote_scope_metadata bool Whether what describes the scope becomes labels.
  label_name_underscore_sanitization bool Whether labels that start with an underscore get the prefix \`key_\`.
  label_name_preserve_multiple_underscores bool Whether several underscores in a row stay as they are.
Sigv4 sigv4.SigV4Config plain
  region text Region; without it the one of AWS' usual chain.
  access_key text Key of the account.
  secret_key secret Secret of the account.
  profile text Named profile.
  role_arn text Role to take on.
  external_id text External ID for taking on the role.
  use_fips_sts_endpoint bool Whether the FIPS endpoint is used.
  service_name text Name of the service to sign for.
AzureAd azuread.AzureADConfig plain
  managed_identity AzureManagedIdentity Signs in as a managed identity.
  workload_identity AzureWorkloadIdentity Signs in as a workload identity.
  oauth AzureOAuth Signs in with a secret.
  sdk AzureSdk Signs in as Azure's SDK does.
  certificate AzureCertificate Signs in with a certificate.
  cloud choice(AzurePublic,AzureGovernment,AzureChina) Which of Azure's clouds: \`AzurePublic\` unless written.
  scope text Scope of the token.
AzureManagedIdentity azuread.ManagedIdentityConfig
  client_id text Client ID.
AzureWorkloadIdentity azuread.WorkloadIdentityConfig
  client_id text Client ID.
  tenant_id text Tenant ID.
  token_file_path text File with the token.
AzureOAuth azuread.OAuthConfig
  client_id text Client ID.
  client_secret secret Secret.
  tenant_id text Tenant ID.
AzureSdk azuread.SDKConfig
  tenant_id text Tenant ID.
AzureCertificate azuread.CertificateConfig
  client_id text Client ID.
  tenant_id text Tenant ID.
  certificate_path text File with the certificate.
  certificate_key_path text File with its key.
  certificate_password secret Password of the key.
  send_certificate_chain bool Whether the chain is sent.
GoogleIam googleiam.Config
  credentials_file text File with credentials.
`;
