// Lets single IPv4 addresses through to a server.
param server string
param addresses array

resource postgres 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' existing = {
  name: server
}

@batchSize(1)
resource rule 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2024-08-01' = [for each in addresses: {
  parent: postgres
  name: 'allow-${replace(each, '.', '-')}'
  properties: {
    startIpAddress: each
    endIpAddress: each
  }
}]
