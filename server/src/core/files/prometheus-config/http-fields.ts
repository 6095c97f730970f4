/** The structures of an HTTP client, as `config/http_config.go` of prometheus/common has them. */
export const httpFields = `
Http config.HTTPClientConfig plain
  basic_auth BasicAuth User and password.
  authorization Authorization The header \`Authorization\`.
  oauth2 OAuth2 Credentials for a token of OAuth 2.0.
  bearer_token secret Deprecated: \`credentials\` of \`authorization\`.
  bearer_token_file text Deprecated: \`credentials_file\` of \`authorization\`.
  tls_config Tls How connections are encrypted.
  follow_redirects bool Whether redirects are followed: \`true\` unless written.
  enable_http2 bool Whether HTTP/2 is used.
  +Proxy
  http_headers {Header} Further headers of the requests.
Proxy config.ProxyConfig
  proxy_url url Proxy to connect through.
  no_proxy text Hosts and networks that are reached without the proxy, separated by commas.
  proxy_from_environment bool Whether the environment's variables name the proxy.
  proxy_connect_header {[secret]} Headers for the proxy itself.
BasicAuth config.BasicAuth plain
  username text User.
  username_file text File with the user.
  username_ref ~text
  password secret Password.
  password_file text File with the password.
  password_ref ~text
Authorization config.Authorization
  type text Type of the credentials: \`Bearer\` unless written.
  credentials secret The credentials.
  credentials_file text File with the credentials.
  credentials_ref ~text
OAuth2 config.OAuth2 plain
  client_id text Client ID.
  client_secret secret Secret of the client.
  client_secret_file text File with the secret.
  client_secret_ref ~text
  client_certificate_key_id text ID of the key that signs.
  client_certificate_key secret Key that signs.
  client_certificate_key_file text File with the key that signs.
  client_certificate_key_ref ~text
  grant_type choice(client_credentials,urn:ietf:params:oauth:grant-type:jwt-bearer) How a token is asked for: \`client_credentials\` unless written.
  signature_algorithm choice(RS256,RS384,RS512) How it is signed: \`RS256\` unless written.
  iss text Issuer: the client's ID unless written.
  audience text Audience: the token's URL unless written.
  claims any Further claims.
  scopes [text] Scopes of the token.
  token_url text Where tokens are fetched.
  endpoint_params {text} Further parameters of the URL.
  tls_config Tls How connections to it are encrypted.
  +Proxy
Tls config.TLSConfig plain
  ca text Certificate of the authority.
  cert text Certificate of the client.
  key secret Key of the client.
  ca_file text File with the certificate of the authority.
  cert_file text File with the certificate of the client.
  key_file text File with the key of the client.
  ca_ref ~text
  cert_ref ~text
  key_ref ~text
  server_name text Name that the server's certificate has to have.
  insecure_skip_verify bool Whether the server's certificate is not verified.
  min_version choice(TLS10,TLS11,TLS12,TLS13) Oldest version of TLS.
  max_version choice(TLS10,TLS11,TLS12,TLS13) Newest version of TLS.
Header config.Header
  values [text] Values of the header.
  secrets [secret] Values that are kept secret.
  files [text] Files with values.
`;
