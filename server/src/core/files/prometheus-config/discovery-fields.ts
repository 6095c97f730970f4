/** The structures of service discoveries, as the folders of Prometheus' `discovery` have them. */
export const discoveryFields = `
Discoveries discovery.Configs
  static_configs [*TargetGroup] Targets that are written right here.
  file_sd_configs [*FileSd] Targets from files, which are read again when they change.
  http_sd_configs [*HttpSd] Targets from an URL.
  dns_sd_configs [*DnsSd] Targets from DNS records.
  kubernetes_sd_configs [*KubernetesSd] Targets from the API of Kubernetes.
  aws_sd_configs [*AwsSd] Targets from a service of AWS.
  ec2_sd_configs [*Ec2Sd] Targets from AWS EC2 instances.
  ecs_sd_configs [*EcsSd] Targets from AWS ECS tasks.
  elasticache_sd_configs [*ElasticacheSd] Targets from AWS ElastiCache.
  lightsail_sd_configs [*LightsailSd] Targets from AWS Lightsail instances.
  msk_sd_configs [*MskSd] Targets from AWS MSK clusters.
  rds_sd_configs [*RdsSd] Targets from AWS RDS.
  azure_sd_configs [*AzureSd] Targets from virtual machines of Azure.
  consul_sd_configs [*ConsulSd] Targets from the catalog of Consul.
  digitalocean_sd_configs [*DigitaloceanSd] Targets from DigitalOcean.
  docker_sd_configs [*DockerSd] Targets from Docker containers.
  dockerswarm_sd_configs [*DockerswarmSd] Targets from Docker Swarm.
  eureka_sd_configs [*EurekaSd] Targets from Eureka.
  gce_sd_configs [*GceSd] Targets from Google Compute Engine instances.
  hetzner_sd_configs [*HetznerSd] Targets from Hetzner.
  ionos_sd_configs [*IonosSd] Targets from IONOS Cloud servers.
  kuma_sd_configs [*KumaSd] Targets from the control plane of Kuma.
  linode_sd_configs [*LinodeSd] Targets from Linode instances.
  marathon_sd_configs [*MarathonSd] Targets from Marathon.
  nerve_sd_configs [*NerveSd] Targets from AirBnB's Nerve, which are kept in Zookeeper.
  nomad_sd_configs [*NomadSd] Targets from Nomad services.
  oci_sd_configs [*OciSd] Targets from Oracle Cloud instances.
  openstack_sd_configs [*OpenstackSd] Targets from OpenStack.
  outscale_sd_configs [*OutscaleSd] Targets from Outscale virtual machines.
  ovhcloud_sd_configs [*OvhcloudSd] Targets from OVHcloud servers.
  puppetdb_sd_configs [*PuppetdbSd] Targets from PuppetDB resources.
  scaleway_sd_configs [*ScalewaySd] Targets from Scaleway.
  serverset_sd_configs [*ServersetSd] Targets from Serversets, which are kept in Zookeeper.
  stackit_sd_configs [*StackitSd] Targets from STACKIT servers.
  triton_sd_configs [*TritonSd] Targets from Triton.
  uyuni_sd_configs [*UyuniSd] Targets from systems that Uyuni manages.
  vultr_sd_configs [*VultrSd] Targets from Vultr instances.
FileSd file.SDConfig plain
  files [text] Paths of target files (\`.json\`, \`.yml\`, \`.yaml\`). A pattern may have a \`*\` in its last part only.
  refresh_interval duration How often files are read even if they seem unchanged: \`5m\` unless written.
HttpSd http.SDConfig plain
  url text URL that answers with groups of targets in JSON.
  refresh_interval duration How often it is asked: \`1m\` unless written.
  +Http
DnsSd dns.SDConfig plain
  names [text] Names to look up.
  type choice(SRV,A,AAAA,MX,NS) Type of the records: \`SRV\` unless written.
  port int Port of the targets, which SRV records tell themselves.
  refresh_interval duration How often names are looked up: \`30s\` unless written.
KubernetesSd kubernetes.SDConfig plain
  role choice(pod,service,endpoints,endpointslice,node,ingress) Which kind of object becomes targets.
  api_server url Address of the API; without it Prometheus runs in the cluster.
  kubeconfig_file text File that says how to connect.
  namespaces KubernetesNamespaces Only objects of these namespaces.
  selectors [KubernetesSelector] Only objects that these selectors choose.
  attach_metadata KubernetesMetadata Which objects around lend their labels.
  +Http
KubernetesNamespaces kubernetes.NamespaceDiscovery plain
  own_namespace bool Whether the namespace of Prometheus is included.
  names [text] Names of namespaces.
KubernetesSelector kubernetes.SelectorConfig
  role choice(pod,service,endpoints,endpointslice,node,ingress) Which kind of object it chooses from.
  label text Selector of labels.
  field text Selector of fields.
KubernetesMetadata kubernetes.AttachMetadataConfig
  node bool Whether pods and endpoints get the labels of their node.
  namespace bool Whether objects get the labels of their namespace.
  deployment bool Whether pods get the name of their deployment.
  job bool Whether pods get the name of their job.
  cronjob bool Whether pods get the name of their cron job.
Aws aws.Common
  region text Region; without it that of the instance.
  endpoint text Endpoint of the API instead of the usual one.
  access_key text Key of the account.
  secret_key secret Secret of the account.
  profile text Named profile.
  role_arn text Role to take on.
  external_id text External ID for taking on the role.
  port int Port of the targets.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  +Http
AwsFilter aws.Filter
  name text Name of the filter.
  values [text] Values of which one has to fit.
AwsSd aws.SDConfig plain
  role choice(ec2,ecs,elasticache,lightsail,msk,rds) Which service the targets come from.
  filters [*AwsFilter] Filters on the list.
  clusters [text] Only these clusters.
  +Aws
Ec2Sd aws.EC2SDConfig plain
  filters [*AwsFilter] Filters on the instances.
  +Aws
EcsSd aws.ECSSDConfig plain
  clusters [text] Only these clusters.
  request_concurrency int How many requests run at the same time.
  +Aws
ElasticacheSd aws.ElasticacheSDConfig plain
  clusters [text] Only these clusters.
  request_concurrency int How many requests run at the same time.
  +Aws
LightsailSd aws.LightsailSDConfig plain
  +Aws
MskSd aws.MSKSDConfig plain
  clusters [text] Only these clusters.
  request_concurrency int How many requests run at the same time.
  +Aws
RdsSd aws.RDSSDConfig plain
  clusters [text] Only these clusters.
  filters [*AwsFilter] Filters on the instances.
  request_concurrency int How many requests run at the same time.
  +Aws
AzureSd azure.SDConfig plain
  environment text Which of Azure's clouds: \`AzurePublicCloud\` unless written.
  subscription_id text Subscription.
  authentication_method choice(OAuth,ManagedIdentity,SDK,WorkloadIdentity) How to sign in: \`OAuth\` unless written.
  tenant_id text Tenant.
  client_id text Client ID.
  client_secret secret Secret of the client.
  resource_group text Only this resource group.
  port int Port of the targets: 80 unless written.
  refresh_interval duration How often the list is fetched: \`5m\` unless written.
  +Http
ConsulSd consul.SDConfig plain
  server text Address of Consul: \`localhost:8500\` unless written.
  path_prefix text Prefix of the paths of the API.
  token secret Token.
  datacenter text Datacenter; without it that of the agent.
  namespace text Namespace.
  partition text Admin partition.
  tag_separator text What tags are joined by: a comma unless written.
  scheme choice(http,https) Protocol: \`http\` unless written.
  username text Deprecated: user; \`basic_auth\` is meant for it.
  password secret Deprecated: password; \`basic_auth\` is meant for it.
  allow_stale bool Whether answers may be stale: \`true\` unless written.
  services [text] Only these services.
  tags [text] Deprecated: only services with all of these tags.
  node_meta {text} Only nodes with these metadata.
  filter text Filter on the catalog.
  health_filter text Filter on the health of services.
  refresh_interval duration How often the list is fetched: \`30s\` unless written.
  +Http
DigitaloceanSd digitalocean.SDConfig plain
  role choice(droplets,databases) What becomes targets: \`droplets\` unless written.
  port int Port of the targets: 80 unless written.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  httpclient ~any
  +Http
DockerFilter moby.Filter
  name text Name of the filter.
  values [text] Values of which one has to fit.
DockerSd moby.DockerSDConfig plain
  host text Address of the daemon.
  port int Port of targets that publish none: 80 unless written.
  host_networking_host text Host of containers that use the host's network: \`localhost\` unless written.
  match_first_network bool Whether a container counts once, by its first network: \`true\` unless written.
  filters [DockerFilter] Filters on the containers.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  +Http
DockerswarmSd moby.DockerSwarmSDConfig plain
  host text Address of the daemon.
  role choice(services,tasks,nodes) What becomes targets.
  port int Port of targets that publish none: 80 unless written.
  filters [DockerFilter] Filters on the list.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  +Http
EurekaSd eureka.SDConfig plain
  server text URL of Eureka.
  refresh_interval duration How often the list is fetched: \`30s\` unless written.
  +Http
GceSd gce.SDConfig plain
  project text Project.
  zone text Zone of the instances.
  filter text Filter on the instances.
  port int Port of the targets: 80 unless written.
  tag_separator text What tags are joined by: a comma unless written.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
HetznerSd hetzner.SDConfig plain
  role choice(hcloud,robot) Which of the two: cloud servers or dedicated ones.
  port int Port of the targets: 80 unless written.
  label_selector text Only cloud servers that this selector chooses.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  +Http
IonosSd ionos.SDConfig plain
  datacenter_id text ID of the data centre.
  port int Port of the targets: 80 unless written.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  +Http
KumaSd xds.SDConfig plainKumaConf
  server text URL of the control plane.
  client_id text Name under which it is asked.
  fetch_timeout duration How long an answer may take: \`2m\` unless written.
  refresh_interval duration How often it is asked: \`15s\` unless written.
  +Http
LinodeSd linode.SDConfig plain
  region text Only this region.
  port int Port of the targets: 80 unless written.
  tag_separator text What tags are joined by: a comma unless written.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  +Http
MarathonSd marathon.SDConfig plain
  servers [text] URLs of Marathon.
  auth_token secret Token.
  auth_token_file text File with the token.
  refresh_interval duration How often the list is fetched: \`30s\` unless written.
  +Http
NerveSd zookeeper.NerveSDConfig plain
  servers [text] Zookeeper servers.
  paths [text] Paths of services.
  timeout duration How long a session lives: \`10s\` unless written.
ServersetSd zookeeper.ServersetSDConfig plain
  servers [text] Zookeeper servers.
  paths [text] Paths of services.
  timeout duration How long a session lives: \`10s\` unless written.
NomadSd nomad.SDConfig plain
  server text URL of Nomad: \`http://localhost:4646\` unless written.
  namespace text Namespace: \`default\` unless written.
  region text Region: \`global\` unless written.
  allow_stale bool Whether answers may be stale: \`true\` unless written.
  tag_separator text What tags are joined by: a comma unless written.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  +Http
OciSd oci.SDConfig plain
  auth choice(api_key,instance_principal) How to sign in: \`api_key\` unless written.
  tenancy text Tenancy.
  user text User.
  fingerprint text Fingerprint of the key.
  key_file text File with the key.
  key_passphrase secret Passphrase of the key.
  key_passphrase_file text File with the passphrase.
  region text Region.
  compartments [text] Only these compartments.
  port int Port of the targets: 80 unless written.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  +Http
OpenstackSd openstack.SDConfig plain
  role choice(instance,hypervisor,loadbalancer) What becomes targets.
  region text Region.
  identity_endpoint text URL of the identity service.
  username text User.
  userid text ID of the user.
  password secret Password.
  project_name text Project.
  project_id text ID of the project.
  domain_name text Domain.
  domain_id text ID of the domain.
  application_credential_name text Name of an application credential.
  application_credential_id text ID of an application credential.
  application_credential_secret secret Secret of an application credential.
  all_tenants bool Whether the instances of all projects are listed.
  port int Port of the targets: 80 unless written.
  availability choice(public,admin,internal) Which endpoint is used: \`public\` unless written.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  tls_config Tls How connections are encrypted.
OutscaleSd outscale.SDConfig plain
  region text Region: \`eu-west-2\` unless written.
  endpoint text Endpoint of the API instead of the region's.
  access_key text Key of the account.
  secret_key secret Secret of the account.
  secret_key_file text File with the secret.
  port int Port of the targets: 80 unless written.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  +Http
OvhcloudSd ovhcloud.SDConfig plain
  service choice(vps,dedicated_server) What becomes targets.
  endpoint text API: \`ovh-eu\` unless written.
  application_key text Key of the application.
  application_secret secret Secret of the application.
  consumer_key secret Key of the consumer.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
PuppetdbSd puppetdb.SDConfig plain
  url text URL of PuppetDB.
  query text Query in PQL.
  include_parameters bool Whether parameters become labels.
  port int Port of the targets: 80 unless written.
  refresh_interval duration How often it is asked: \`1m\` unless written.
  +Http
ScalewaySd scaleway.SDConfig plain
  role choice(instance,baremetal) What becomes targets.
  project_id text Project.
  access_key text Key of the account.
  secret_key secret Secret of the account.
  secret_key_file text File with the secret.
  zone text Zone: \`fr-par-1\` unless written.
  api_url text URL of the API.
  name_filter text Only servers with this name.
  tags_filter [text] Only servers with all of these tags.
  port int Port of the targets: 80 unless written.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  +Http
StackitSd stackit.SDConfig plain
  project text Project.
  region text Region: \`eu01\` unless written.
  endpoint text Endpoint of the API instead of the region's.
  service_account_key secret Key of the service account.
  private_key secret Private key.
  service_account_key_path text File with the key of the service account.
  private_key_path text File with the private key.
  credentials_file_path text File with credentials.
  port int Port of the targets: 80 unless written.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  +Http
TritonSd triton.SDConfig plain
  role choice(container,cn) What becomes targets: \`container\` unless written.
  account text Account.
  dns_suffix text Suffix of the addresses of targets.
  endpoint text Host of the discovery service.
  groups [text] Only containers of these groups.
  port int Port of the discovery service and of targets: 9163 unless written.
  version int Version of the discovery's API: 1 unless written.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  tls_config Tls How connections are encrypted.
UyuniSd uyuni.SDConfig plain
  server text URL of Uyuni.
  username text User.
  password secret Password.
  entitlement text Only systems with this entitlement: \`monitoring_entitled\` unless written.
  separator text What groups are joined by: a comma unless written.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  +Http
VultrSd vultr.SDConfig plain
  port int Port of the targets: 80 unless written.
  refresh_interval duration How often the list is fetched: \`1m\` unless written.
  +Http
`;
